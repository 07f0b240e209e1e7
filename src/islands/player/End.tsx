import { Icon } from '../Icon.tsx';

/** The way out of an ended scene. */
export function End({ onDebrief }: { onDebrief: () => void }) {
  return (
    <div className="end">
      <p className="quiet">The debrief shows your path, the reasons with their sources, and what you did not find.</p>
      <div className="ways">
        <button type="button" className="btn btn-primary" onClick={onDebrief}>
          See the debrief
          <Icon name="arrow" />
        </button>
        <a className="btn btn-text" href="/scenarios">
          Not now
        </a>
      </div>
    </div>
  );
}
