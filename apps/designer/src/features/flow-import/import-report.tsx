'use client';

import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './flow-import.module.css';
import type { KeptReport, Verdict } from './kept-report.ts';
import { importStrings } from './strings.ts';

const VERDICTS = ['noCounterpart', 'approximated', 'mapped'] as const;
const TONES = { mapped: 'good', approximated: 'warn', noCounterpart: 'bad' } as const;

export interface ImportReportProps {
  report: KeptReport;
  /** Goes to a step of the drawing, where there is one to go to. */
  onStep?: (node: string) => void;
}

/** What became of every step, what needs a look first. */
export function ImportReport({ report, onStep }: ImportReportProps) {
  const text = useStrings(importStrings);
  const [filter, setFilter] = useState<Verdict | 'all'>('all');
  const { entries, totals } = report;
  const shown = sortEntries(entries).filter(({ verdict }) => filter === 'all' || verdict === filter);
  return (
    <section className={styles.report} aria-label={text.report}>
      <fieldset className={styles.filter} aria-label={text.filter}>
        <button type="button" aria-pressed={filter === 'all'} onClick={() => setFilter('all')}>
          {text.all(totals.steps)}
        </button>
        {VERDICTS.filter((verdict) => totals[verdict] > 0).map((verdict) => (
          <button
            key={verdict}
            type="button"
            title={text.hints[verdict]}
            aria-pressed={filter === verdict}
            onClick={() => setFilter(verdict)}
          >
            {text.counted[verdict](totals[verdict])}
          </button>
        ))}
      </fieldset>
      {filter === 'all' ? null : <p className={styles.note}>{text.hints[filter]}</p>}
      {entries.length === 0 ? <p className={styles.note}>{text.nothing}</p> : null}
      <ul className={styles.entries}>
        {shown.map((entry) => (
          <Entry key={`${entry.source} ${entry.verdict} ${entry.reason}`} entry={entry} onStep={onStep} />
        ))}
      </ul>
    </section>
  );
}

type ReportEntry = KeptReport['entries'][number];

/** What needs a look comes first; otherwise the order of the original stays. */
export function sortEntries(entries: readonly ReportEntry[]): ReportEntry[] {
  const rank = ({ verdict }: ReportEntry) => VERDICTS.indexOf(verdict);
  return entries.toSorted((left, right) => rank(left) - rank(right));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A step whose name is only a number is known to people by what it does. */
export function nameOf({ source, sourceType }: Pick<ReportEntry, 'source' | 'sourceType'>): {
  name: string;
  detail: string;
} {
  if (!UUID.test(source)) return { name: source, detail: sourceType };
  const words = sourceType.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return { name: words.charAt(0).toUpperCase() + words.slice(1), detail: source.slice(0, 8) };
}

function Entry({ entry, onStep }: { entry: ReportEntry; onStep: ImportReportProps['onStep'] }) {
  const text = useStrings(importStrings);
  const { verdict, nodes, reason } = entry;
  const [node] = nodes;
  const { name, detail } = nameOf(entry);
  const words = (
    <>
      <span className={styles.source}>
        <b>{name}</b>
        <small>{detail}</small>
        <Badge tone={TONES[verdict]}>{text.verdicts[verdict]}</Badge>
      </span>
      <span className={styles.reason}>{reason}</span>
    </>
  );
  return (
    <li>
      {onStep === undefined || node === undefined ? (
        <div className={styles.entry}>{words}</div>
      ) : (
        <button type="button" className={styles.entry} onClick={() => onStep(node)}>
          {words}
        </button>
      )}
    </li>
  );
}
