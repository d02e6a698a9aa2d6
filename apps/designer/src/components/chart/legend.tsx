import styles from './chart.module.css';

/** One thing that a chart shows, by its place in the order of colours. */
export interface Series {
  readonly label: string;
  readonly series: 0 | 1 | 2 | 3 | 4;
}

/** Which colour is what, in the order in which they lie on each other. */
export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className={styles.legend}>
      {series.map(({ label, series: place }) => (
        <li key={label}>
          <span className={styles.swatch} data-series={place} aria-hidden />
          {label}
        </li>
      ))}
    </ul>
  );
}
