import type { CardEnd } from '#domain/course/card-round';

/** Filled with a check where the judgment was right; a ring with a cross where it was not. The word stands beside it. */
export function EndMark({ end }: { readonly end: CardEnd }) {
  const isRight = end === 'caught' || end === 'right-to-leave';
  return (
    <svg
      className={`end-mark ${isRight ? 'right' : 'wrong'}`}
      viewBox="-10 -10 20 20"
      width="20"
      height="20"
      aria-hidden="true"
    >
      <circle r={isRight ? 9 : 8} />
      <path d={isRight ? 'M-4.2.4-1.2 3.4 4.4-3' : 'M-3-3 3 3M3-3-3 3'} />
    </svg>
  );
}
