import styles from './chart.module.css';
import type { Series } from './legend.tsx';

/** Something that begins where the one before it ends. */
export interface WaterfallPart {
  readonly key: string;
  readonly label: string;
  /** Null: nobody measured it. */
  readonly value: number | null;
  /** How its length reads. */
  readonly text: string;
  readonly series: Series['series'];
}

/** A place of its own, whatever the width it is drawn in. */
const WIDTH = 1_000;
/** Something very short is still to be seen. */
const LEAST = 4;

/** What something is made of, end to end in the order of time: a list to everybody who does not see it. */
export function Waterfall({ label, parts }: { label: string; parts: readonly WaterfallPart[] }) {
  const whole = Math.max(
    1,
    parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
  );
  let until = 0;
  return (
    <ol className={styles.waterfall} aria-label={label}>
      {parts.map(({ key, label: name, value, text, series }) => {
        const from = until;
        until += value ?? 0;
        return (
          <li key={key}>
            <span>{name}</span>
            <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden>
              {value === null || value === 0 ? null : (
                <rect
                  className={styles.bar}
                  data-series={series}
                  x={Math.min(WIDTH - LEAST, (from / whole) * WIDTH)}
                  width={Math.max(LEAST, (value / whole) * WIDTH)}
                  height={10}
                />
              )}
            </svg>
            <span className={styles.value} data-unknown={value === null}>
              {text}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
