import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  /** For links to it. */
  id?: string;
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** One subject of a page, framed. */
export function Panel({ id, title, lead, action, children }: PanelProps) {
  return (
    <section id={id} className={styles.panel}>
      <header className={styles.head}>
        <div>
          <h2>{title}</h2>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
