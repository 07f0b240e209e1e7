import type { CSSProperties } from 'react';
import type { DebriefView, DecisionView } from '#domain/attempt/debrief';
import type { Mark } from '#domain/attempt/marks';
import { PathNode, type Spot, spotsOf } from './PathNode.tsx';

const lanes: readonly (readonly [Mark, string])[] = [
  ['best', 'Best'],
  ['partial', 'Partial'],
  ['poor', 'Poor'],
  ['critical', 'Critical'],
];
const laneOf = (mark: Mark) => lanes.findIndex(([each]) => each === mark);

interface Props {
  readonly view: DebriefView;
  /** The finding, read out in place of the picture. */
  readonly label: string;
}

/** Decisions left to right. Columns are as wide as there is room for; lines and nodes keep their size. */
export function WidePath({ view, label }: Props) {
  const { decisions } = view;
  const laneHeight = 52;
  const height = lanes.length * laneHeight;
  const y = (mark: Mark) => (laneOf(mark) + 0.5) * laneHeight;
  const x = (index: number) => 100 * index + 50;
  return (
    <div className="path-wide" role="img" aria-label={label} style={{ '--columns': decisions.length } as CSSProperties}>
      {decisions.map((decision, index) => (
        <span
          key={decision.node}
          className={`path-title${isRepaired(view, decision) ? ' path-repair' : ''}`}
          style={{ gridColumn: index + 2 }}
        >
          {decision.title}
        </span>
      ))}
      {lanes.map(([mark, name], index) => (
        <span key={mark} className="path-lane" style={{ gridRow: index + 2 }}>
          {name}
        </span>
      ))}
      <svg height={height} aria-hidden="true">
        {lanes.map(([mark]) => (
          <line key={mark} className="path-rule" x1="0" x2="100%" y1={y(mark)} y2={y(mark)} />
        ))}
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${100 * decisions.length} ${height}`}
          width="100%"
          height={height}
          preserveAspectRatio="none"
        >
          <path className="path-best" d={line(bestStops(decisions), (index) => [x(index), y('best')])} />
          <path
            className="path-you"
            d={curve(yourStops(decisions), ({ index, mark }) => [x(index), y(mark)], 'across')}
          />
        </svg>
        {spots(decisions).map((spot) => (
          <svg
            key={`${spot.index} ${spot.mark}`}
            className="path-node"
            aria-hidden="true"
            x={`${(100 * (spot.index + 0.5)) / decisions.length}%`}
            y={y(spot.mark)}
          >
            <PathNode {...spot} />
          </svg>
        ))}
      </svg>
    </div>
  );
}

/** Decisions top to bottom, for a phone. */
export function TallPath({ view, label }: Props) {
  const { decisions } = view;
  const laneWidth = 48;
  const rowHeight = 40;
  const x = (mark: Mark) => (laneOf(mark) + 0.5) * laneWidth;
  const y = (index: number) => (index + 0.5) * rowHeight;
  return (
    <div className="path-tall" role="img" aria-label={label} style={{ '--rows': decisions.length } as CSSProperties}>
      <span className="path-lanes">
        {lanes.map(([mark, name]) => (
          <span key={mark}>{name}</span>
        ))}
      </span>
      {decisions.map((decision, index) => (
        <span
          key={decision.node}
          className={`path-title${isRepaired(view, decision) ? ' path-repair' : ''}`}
          style={{ gridRow: index + 2 }}
        >
          <span>{decision.title}</span>
        </span>
      ))}
      <svg aria-hidden="true" width={lanes.length * laneWidth} height={decisions.length * rowHeight}>
        <path className="path-best" d={line(bestStops(decisions), (index) => [x('best'), y(index)])} />
        <path className="path-you" d={curve(yourStops(decisions), ({ index, mark }) => [x(mark), y(index)], 'down')} />
        {spots(decisions).map((spot) => (
          <svg
            key={`${spot.index} ${spot.mark}`}
            className="path-node"
            aria-hidden="true"
            x={x(spot.mark)}
            y={y(spot.index)}
          >
            <PathNode {...spot} />
          </svg>
        ))}
      </svg>
    </div>
  );
}

function isRepaired({ repair }: DebriefView, { node }: DecisionView): boolean {
  return repair?.changes.some((change) => change.node === node) ?? false;
}

function spots(decisions: readonly DecisionView[]): (Spot & { readonly index: number })[] {
  return decisions.flatMap((decision, index) => spotsOf(decision).map((spot) => ({ ...spot, index })));
}

function bestStops(decisions: readonly DecisionView[]): number[] {
  return decisions.flatMap(({ best }, index) => (best ? [index] : []));
}

function yourStops(decisions: readonly DecisionView[]): { readonly index: number; readonly mark: Mark }[] {
  return decisions.flatMap(({ yours }, index) => (yours ? [{ index, mark: yours }] : []));
}

type Point = readonly [x: number, y: number];

function line<Stop>(stops: readonly Stop[], at: (stop: Stop) => Point): string {
  return stops.map((stop, index) => `${index === 0 ? 'M' : 'L'}${at(stop).join(' ')}`).join('');
}

/** Leaves and enters every stop in the direction of travel. */
function curve<Stop>(stops: readonly Stop[], at: (stop: Stop) => Point, travel: 'across' | 'down'): string {
  return stops
    .map((stop, index) => {
      const [x, y] = at(stop);
      if (index === 0) return `M${x} ${y}`;
      const [fromX, fromY] = at(stops[index - 1] as Stop);
      const bends =
        travel === 'across'
          ? [(fromX + x) / 2, fromY, (fromX + x) / 2, y]
          : [fromX, (fromY + y) / 2, x, (fromY + y) / 2];
      return `C${bends.join(' ')} ${x} ${y}`;
    })
    .join('');
}
