import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Words for screen readers, where the place or a colour says it to everybody else. */
export function VisuallyHidden({ live = false, children }: { live?: boolean; children: ReactNode }) {
  return (
    <span className={styles.hidden} aria-live={live ? 'polite' : undefined}>
      {children}
    </span>
  );
}
