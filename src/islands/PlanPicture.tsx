import type { PlanDrawing } from '#domain/scenario/plan-drawing';
import { planPicture } from '#domain/scenario/plan-picture';
import type { Setting } from '#domain/scenario/plan-senses';
import { planWords } from '#domain/scenario/plan-words';

interface Props extends Setting {
  /** Of the same floor, from drawPlan. */
  readonly drawing: PlanDrawing;
  /** A thumb has walls and people only. */
  readonly size?: 'full' | 'thumb';
  /** The element that says what the plan shows, where the page has one; else the picture says it. */
  readonly titleId?: string;
}

/** Beyond this its lettering would be larger than the page's. */
const largestZoom = 1.3;

/**
 * A scene's floor plan with people as letters: officers in squares, others in circles, those with
 * you ringed. Looks the same from the server without JavaScript; in an island the tokens walk.
 */
export function PlanPicture({ drawing, size = 'full', titleId, ...setting }: Props) {
  const picture = planPicture(setting, drawing);
  const radius = size === 'thumb' ? picture.tokenRadius * 1.25 : picture.tokenRadius;
  return (
    <svg
      className={`plan plan-${size}`}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
      style={{ maxInlineSize: `${Math.round(drawing.width * largestZoom)}px` }}
      role="img"
      {...(titleId ? { 'aria-labelledby': titleId } : { 'aria-label': planWords(setting).label })}
    >
      <path className="plan-yours" d={picture.yours} />
      <path className="plan-edge" d={drawing.edges} />
      {drawing.objects.map(({ x, y, width, height, detail, label }) => (
        <g key={`${x} ${y}`} className="plan-object">
          <rect x={x} y={y} width={width} height={height} rx="3" />
          {detail && <path d={detail} />}
          {label && size === 'full' && (
            <text x={x + width / 2} y={y + height / 2}>
              {label}
            </text>
          )}
        </g>
      ))}
      <path className="plan-swing" d={picture.openDoors} />
      <path className="plan-masonry" d={drawing.masonry} />
      <path className="plan-wall" d={drawing.walls} />
      <path className="plan-window" d={drawing.windows} />
      <path className="plan-glass" d={drawing.windows} />
      <path className="plan-door" d={picture.closedDoors} />
      {size === 'full' &&
        drawing.names.map(({ text, x, y, isUpright }) => (
          <text key={text} className="plan-name" x={x} y={y} {...(isUpright && { transform: `rotate(-90 ${x} ${y})` })}>
            {text}
          </text>
        ))}
      {picture.tokens.map(({ id, letter, officer, isWithYou, x, y }) => (
        <g
          key={id}
          className={`plan-person${officer ? ' plan-officer' : ''}${isWithYou ? ' plan-near' : ''}`}
          style={{ transform: `translate(${x}px, ${y}px)` }}
        >
          {officer ? (
            <rect x={-radius} y={-radius} width={2 * radius} height={2 * radius} rx="3" />
          ) : (
            <circle r={radius} />
          )}
          {size === 'full' && <text>{letter}</text>}
        </g>
      ))}
    </svg>
  );
}
