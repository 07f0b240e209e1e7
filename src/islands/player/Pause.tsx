import { Icon } from '../Icon.tsx';
import { Modal } from './Modal.tsx';

/** Covers the scene for a break. */
export function Pause({ onResume }: { onResume: () => void }) {
  return (
    <Modal title="Paused" className="paused" hasClose={false} onClose={onResume}>
      <div>
        <h2>Paused</h2>
        <p>Nothing is timed and breaks are never recorded.</p>
        <div className="ways">
          {/* biome-ignore lint/a11y/noAutofocus: a dialog must take focus, and this is its one next step */}
          <button type="button" className="btn btn-primary" autoFocus onClick={onResume}>
            Resume
          </button>
          <a className="btn btn-secondary" href="/support" data-support>
            <Icon name="lifebuoy" />
            Support
          </a>
          <a className="btn btn-text" href="/scenarios">
            Leave the scene
          </a>
        </div>
      </div>
    </Modal>
  );
}
