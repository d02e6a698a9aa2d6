import { Moment } from '../../formats/moment.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import type { CallRecord } from './call-record.ts';
import styles from './details.module.css';
import { callStrings } from './strings.ts';
import { ValueList } from './value-list.tsx';

type Erased = NonNullable<CallRecord['erased']>;

/** The log is gone: when it went, and why. */
export function ErasedNotice({ erased: { at, keptDays } }: { erased: Erased }) {
  const strings = useStrings(callStrings);
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
  const strings = useStrings(callStrings);
  const formats = useFormats();
  if (figures === null) return <p className={styles.faint}>{strings.noFigures}</p>;
  const { ending, interruptions, understood, answerMs } = figures;
  const values: [string, string][] = [
    [strings.ending, strings.endings[ending]],
    [strings.answerMs, formats.wait(answerMs)],
    [strings.interruptions, formats.count(interruptions)],
    ...LAYERS.map((layer): [string, string] => [strings.understoodBy[layer], formats.count(understood[layer])]),
  ];
  return <ValueList values={values} empty="" />;
}
