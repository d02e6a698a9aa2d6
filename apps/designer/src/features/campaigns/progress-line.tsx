'use client';

import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { type Campaign, NUMBER_TONES, progressOf, SHOWN_STATUSES } from './campaign.ts';
import styles from './campaigns.module.css';
import { campaignsStrings } from './strings.ts';

/** How far a campaign is: a line in the colours of what came of it, and in words. */
export function ProgressLine({ counts }: Pick<Campaign, 'counts'>) {
  const strings = useStrings(campaignsStrings);
  const { count } = useFormats();
  const { total, settled } = progressOf(counts);
  if (total === 0) return <span className={styles.soft}>{strings.noPeople}</span>;
  return (
    <span className={styles.progress}>
      <span className={styles.bar} aria-hidden="true">
        {SHOWN_STATUSES.filter((status) => status !== 'waiting' && counts[status] > 0).map((status) => (
          <span
            key={status}
            className={styles.part}
            data-tone={NUMBER_TONES[status]}
            style={{ width: `${(counts[status] / total) * 100}%` }}
          />
        ))}
      </span>
      <span className={styles.soft}>{strings.done(count(settled), count(total))}</span>
    </span>
  );
}
