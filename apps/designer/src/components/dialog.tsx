import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
  /** Buttons, the one that goes on last. */
  actions?: ReactNode;
}

/** A question or a list in front of everything else. Rendered only while it is open; Escape closes it. */
export function Dialog({ title, closeLabel, onClose, wide = false, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const titleId = useId();
  // The browser's modal dialog: it keeps the focus inside and gives it back.
  useEffect(() => {
    dialog.current?.showModal();
    firstStop(dialog.current)?.focus();
    // What is only read has to be a stop itself: arrows scroll what has the focus.
    if (body.current?.querySelector(STOPS) === null) body.current.tabIndex = 0;
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classNames(styles.dialog, wide && styles.wide)}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={closeLabel} side="left" onClick={onClose} />
      </header>
      <div ref={body} className={styles.body}>
        {children}
      </div>
      {actions === undefined ? null : <footer className={styles.foot}>{actions}</footer>}
    </dialog>
  );
}

/** What the keyboard comes to. */
const STOPS = 'a, button, input, select, textarea, summary, [tabindex]';

/** Where whoever opened it wants to be: what says so of itself (`data-first-stop`), else the first field, else the button that goes on, else the close button. */
function firstStop(dialog: HTMLDialogElement | null): HTMLElement | null | undefined {
  const asked = dialog?.querySelector<HTMLElement>('[data-first-stop]');
  const field = dialog?.querySelector<HTMLElement>('input:not(:disabled), textarea, select');
  return (
    asked ??
    field ??
    dialog?.querySelector<HTMLElement>('footer button:last-of-type') ??
    dialog?.querySelector('button')
  );
}
