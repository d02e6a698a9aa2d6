import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import styles from './toast.module.css';

export interface ToastProps {
  tone?: 'neutral' | 'bad';
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** Says what just happened, without taking the focus. */
export function Toast({ tone = 'neutral', closeLabel, onClose, children }: ToastProps) {
  return (
    <div className={classNames(styles.toast, styles[tone])}>
      <p>{children}</p>
      <IconButton icon="close" size="small" side="top" label={closeLabel} onClick={onClose} />
    </div>
  );
}

/** Where toasts appear; always on the page, so that screen readers notice what comes into it. */
export function ToastStack({ children }: { children: ReactNode }) {
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {children}
    </div>
  );
}
