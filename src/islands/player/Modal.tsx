import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../Icon.tsx';

interface Props {
  readonly title: string;
  readonly className?: string;
  readonly hasClose?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that is open as long as it is rendered. */
export function Modal({ title, className = 'sheet-dialog', hasClose = true, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    // Modern browsers give focus back by themselves only when a dialog is closed, not when it is removed.
    const before = document.activeElement as HTMLElement | null;
    opened?.showModal();
    return () => {
      opened?.close();
      before?.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog
    <dialog
      ref={dialog}
      className={className}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {hasClose && (
        <button type="button" className="close" aria-label={`Close: ${title}`} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
      {children}
    </dialog>
  );
}
