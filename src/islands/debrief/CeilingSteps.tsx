import type { DecisionView } from '#domain/attempt/debrief';
import { ceilingSentence, shown, walked } from './words.ts';

/** The fixed scale of 0 to 100, and how much of it each decision left within reach. */
export function CeilingSteps({ decisions }: { decisions: readonly DecisionView[] }) {
  const steps = walked(decisions).map(({ ceiling }) => ceiling ?? 100);
  const last = steps.at(-1) ?? 100;
  const finding = ceilingSentence(decisions);
  const edge = steps.map((ceiling, index) => `H${index + 0.5}V${100 - ceiling}H${index + 1}`).join('');
  return (
    <figure className="db-ceiling">
      <figcaption className="small">{finding}</figcaption>
      <div role="img" aria-label={`Most still within reach after each decision: ${steps.map(shown).join(', ')}.`}>
        <svg aria-hidden="true" viewBox={`0 0 ${steps.length} 100`} preserveAspectRatio="none">
          <path className="ceiling-area" d={`M0 0${edge}V100H0Z`} />
          <path className="ceiling-edge" d={`M0 0${edge}`} />
        </svg>
        <span style={{ insetBlockStart: 0 }}>100</span>
        {last < 82 && last > 18 && <span style={{ insetBlockStart: `${100 - last}%` }}>{shown(last)}</span>}
        <span style={{ insetBlockStart: '100%' }}>0</span>
      </div>
      <p className="small quiet">Most still within reach, from first decision to last.</p>
    </figure>
  );
}
