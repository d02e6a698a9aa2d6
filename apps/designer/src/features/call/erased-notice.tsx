import { formatCount, formatWait } from '../../formats/format-figures.ts';
import { Moment } from '../../formats/moment.tsx';
import type { CallRecord } from './call-record.ts';
import styles from './details.module.css';
import { callStrings as strings } from './strings.ts';
import { ValueList } from './value-list.tsx';

type Erased = NonNullable<CallRecord['erased']>;

/** The log is gone: when it went, and why. */
export function ErasedNotice({ erased: { at, keptDays } }: { erased: Erased }) {
  return (
    <p className={styles.faint}>
      {strings.erased} <Moment at={at} />. {keptDays === null ? strings.keptNoLonger : strings.keptFor(keptDays)}{' '}
      {strings.figuresStay}
    </p>
  );
}

const LAYERS = ['local', 'model', 'key', 'none'] as const;

/** What was worked out of a log before it went. */
export function KeptFigures({ erased: { figures } }: { erased: Erased }) {
  if (figures === null) return <p className={styles.faint}>{strings.noFigures}</p>;
  const { ending, interruptions, understood, answerMs } = figures;
  const values: [string, string][] = [
    [strings.ending, strings.endings[ending]],
    [strings.answerMs, formatWait(answerMs)],
    [strings.interruptions, formatCount(interruptions)],
    ...LAYERS.map((layer): [string, string] => [strings.understoodBy[layer], formatCount(understood[layer])]),
  ];
  return <ValueList values={values} empty="" />;
}
