import styles from './card-parts.module.css';

export interface CardLineProps {
  /** An expression, an address: what a machine reads. */
  code?: boolean;
  children: string;
}

/** A quiet line below the text of a card; its words once more, for those who read it from farther away. */
export function CardLine({ code = false, children }: CardLineProps) {
  return (
    <p className={styles.line} data-line={children}>
      {code ? <span className={styles.code}>{children}</span> : children}
    </p>
  );
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
