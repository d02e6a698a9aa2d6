import styles from './details.module.css';

/** Names and values, as they are. */
export function ValueList({ values, empty }: { values: readonly (readonly [string, unknown])[]; empty: string }) {
  if (values.length === 0) return <p className={styles.faint}>{empty}</p>;
  return (
    <dl className={styles.values}>
      {values.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A value as it is read: words without quotes, everything else as JSON. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
