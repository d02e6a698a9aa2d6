import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon } from './icons/icon.tsx';
import type { IconName } from './icons/icon-paths.ts';

export interface EmptyStateProps {
  icon: IconName;
  title: string;
  /** What to do next. */
  children: ReactNode;
  action?: ReactNode;
}

/** Stands where there is nothing yet and says what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <span className={styles.mark}>
        <Icon name={icon} size={22} />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </section>
  );
}
