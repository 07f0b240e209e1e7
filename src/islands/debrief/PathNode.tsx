import type { DecisionView } from '#domain/attempt/debrief';
import type { Mark } from '#domain/attempt/marks';
import { octagon } from './QualityMark.tsx';

/** What stands where a decision meets a lane. */
export interface Spot {
  readonly mark: Mark;
  readonly is: 'you' | 'best' | 'both' | 'option';
}

export function spotsOf({ lanes, yours, best }: DecisionView): Spot[] {
  const marks = new Set<Mark>([...lanes, ...(best ? [best] : []), ...(yours ? [yours] : [])]);
  return [...marks].map((mark) => {
    if (mark === yours) return { mark, is: mark === best ? 'both' : 'you' };
    return { mark, is: mark === best ? 'best' : 'option' };
  });
}

/** Round the origin: first look outlined, best filled, both at once where they meet. */
export function PathNode({ mark, is }: Spot) {
  if (mark === 'critical') {
    return is === 'you' ? (
      <>
        <polygon className="node-taken" points={octagon(11)} />
        <path className="node-bang" d="M0-5V1M0 4.6v.2" />
      </>
    ) : (
      <polygon className="node-critical" points={octagon(7)} />
    );
  }
  return <circle className={`node-${is}`} r={is === 'best' ? 7.5 : is === 'option' ? 5 : 8.5} />;
}
