import Link from 'next/link';
import styles from './chart.module.css';
import { Legend, type Series } from './legend.tsx';

/** One thing of several that are compared by their length. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  /** What stands behind the bar, with its unit. */
  readonly text: string;
  /** Parts of the bar, each 0 to 1 of the whole width. */
  readonly parts: readonly { readonly share: number; readonly series: Series['series'] }[];
  readonly href?: string | undefined;
}

/** Things beside each other, each with its length and its number in words: a list to everybody who does not see it. */
export function BarList({
  label,
  bars,
  series = [],
}: {
  label: string;
  bars: readonly Bar[];
  series?: readonly Series[];
}) {
  return (
    <div className={styles.list}>
      {series.length > 1 ? <Legend series={series} /> : null}
      <ul className={styles.bars} aria-label={label}>
        {bars.map(({ key, label: name, text, parts, href }) => (
          <li key={key}>
            <span className={styles.name}>{href === undefined ? name : <Link href={href}>{name}</Link>}</span>
            <span className={styles.track} aria-hidden>
              {parts.map(({ share, series: place }) => (
                <span key={place} data-series={place} style={{ inlineSize: `${Math.min(1, share) * 100}%` }} />
              ))}
            </span>
            <span className={styles.value}>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
