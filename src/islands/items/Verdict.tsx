/** Yes or no: a disc with a check, or a ring with a cross, and the word. Never a color alone. */
export function Verdict({ yes }: { yes: boolean }) {
  return (
    <b className={`it-verdict${yes ? ' it-yes' : ''}`}>
      <svg viewBox="-10 -10 20 20" width="18" height="18" aria-hidden="true">
        <circle r={yes ? 9 : 8} />
        <path d={yes ? 'M-4.2.4-1.2 3.4 4.4-3' : 'M-3-3 3 3M3-3-3 3'} />
      </svg>
      {yes ? 'Yes.' : 'No.'}
    </b>
  );
}
