'use client';

import type { ReactNode } from 'react';
import { Mark } from '../../components/mark.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';

/** The frame of every page that people see before they are in. */
export function EntryCard({ title, lead, children }: { title?: string; lead?: string; children: ReactNode }) {
  const strings = useStrings(signInStrings);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <Mark size={32} />
          <h1>{title ?? strings.product}</h1>
          {lead === undefined ? null : <p>{lead}</p>}
        </header>
        {children}
      </div>
    </main>
  );
}

/** Why something did not work. */
export function Problem({ children }: { children: ReactNode }) {
  if (children === undefined) return null;
  return (
    <p role="alert" className={styles.problem}>
      {children}
    </p>
  );
}
