import type { Mark } from '#domain/attempt/marks';
import { markNames } from './words.ts';

/** The corners of a stop sign of a given size, round the origin. */
export function octagon(radius: number): string {
  return Array.from({ length: 8 }, (_, corner) => {
    const angle = ((corner + 0.5) * Math.PI) / 4;
    return `${(radius * Math.cos(angle)).toFixed(1)},${(radius * Math.sin(angle)).toFixed(1)}`;
  }).join(' ');
}

/** How good an option was: a shape, and the word beside it. */
export function QualityMark({ mark }: { mark: Mark }) {
  return (
    <span className={`db-mark db-${mark}`}>
      <svg viewBox="-10 -10 20 20" width="18" height="18" aria-hidden="true">
        {mark === 'critical' ? <polygon points={octagon(9.6)} /> : <circle r={mark === 'best' ? 9 : 8} />}
        {mark === 'best' && <path d="M-4.2.4-1.2 3.4 4.4-3" />}
        {mark === 'partial' && <path d="M0-8a8 8 0 0 1 0 16Z" />}
        {mark === 'poor' && <path d="M-3-3 3 3M3-3-3 3" />}
        {mark === 'critical' && <path d="M0-5V1M0 4.4v.2" />}
      </svg>
      {markNames[mark]}
    </span>
  );
}
