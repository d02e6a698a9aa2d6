import type { ReactNode } from 'react';
import styles from './card-parts.module.css';

/** A quiet line below the text of a card. */
export function CardLine({ children }: { children: ReactNode }) {
  return <p className={styles.line}>{children}</p>;
}

/** Small framed words: variables, keys, values. */
export function CardChips({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <div className={styles.chips}>
      {[...new Set(words)].map((word) => (
        <span key={word} className={styles.chip}>
          {word}
        </span>
      ))}
    </div>
  );
}

/** An expression, an address: what a machine reads. */
export function CardCode({ children }: { children: ReactNode }) {
  return <span className={styles.code}>{children}</span>;
}
