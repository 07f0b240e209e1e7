import type { Saving } from './use-recorder.ts';

interface Props {
  readonly saving: Saving;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

/** What to do about a decision that is not stored. The live region says it; this shows it. */
export function SaveProblem({ saving, onRetry, onReload }: Props) {
  const words = problemWords(saving);
  if (words === null) return null;
  const isLost = saving.at === 'refused';
  return (
    <div className="notice notice-note save-problem">
      <p>{words}</p>
      <button type="button" className="btn btn-secondary" onClick={isLost ? onReload : onRetry}>
        {isLost ? 'Load it again' : 'Try again'}
      </button>
    </div>
  );
}

/** Null while nothing is wrong. */
export function problemWords(saving: Saving): string | null {
  if (saving.at === 'refused') return `${saving.message} Load it again to go on from where it stands.`;
  if (saving.at !== 'unsaved') return null;
  return saving.reason === 'unreachable'
    ? 'Could not save: check the connection. Your choice is kept here.'
    : 'Could not save: the server has a fault. Your choice is kept here.';
}
