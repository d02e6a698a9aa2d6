import { formatDuration } from '../../formats/format-duration.ts';
import { formatCount, formatShare } from '../../formats/format-figures.ts';
import styles from './analytics.module.css';
import { analyticsStrings as strings } from './strings.ts';
import type { Sums } from './use-analytics.ts';

const SHARES = ['contained', 'transferred', 'left'] as const;

/** The few figures that are looked at first, each with what it was in the period before. */
export function SummaryTiles({ now, before }: { now: Sums; before: Sums | undefined }) {
  const share = (sums: Sums, key: (typeof SHARES)[number]) =>
    formatShare(sums.calls === 0 ? 0 : sums[key] / sums.calls);
  const length = (sums: Sums) => formatDuration(sums.calls === 0 ? 0 : sums.durationMs / sums.calls);
  const had = before !== undefined && before.calls > 0 ? before : undefined;
  const was = (read: (sums: Sums) => string) => {
    if (before === undefined) return '';
    return had === undefined ? strings.noBefore : strings.before(read(had));
  };
  return (
    <dl className={styles.tiles}>
      <Tile {...strings.tiles.calls} value={formatCount(now.calls)} was={was((sums) => formatCount(sums.calls))} />
      {SHARES.map((key) => (
        <Tile key={key} {...strings.tiles[key]} value={share(now, key)} was={was((sums) => share(sums, key))} />
      ))}
      <Tile {...strings.tiles.length} value={length(now)} was={was(length)} />
    </dl>
  );
}

function Tile({ title, about, value, was }: { title: string; about: string; value: string; was: string }) {
  return (
    <div className={styles.tile}>
      <dt>{title}</dt>
      <dd className={styles.figure}>{value}</dd>
      <dd className={styles.was}>{was}</dd>
      <dd className={styles.about}>{about}</dd>
    </div>
  );
}
