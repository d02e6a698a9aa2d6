'use client';

import type { CallEvent } from '@aybiza/call-log';
import { useMemo } from 'react';
import { classNames } from '../../components/class-names.ts';
import { formatPosition } from '../../formats/format-duration.ts';
import { type CallLine, toCallLines } from './call-lines.ts';
import { callStrings as strings } from './strings.ts';
import styles from './transcript.module.css';

interface TranscriptProps {
  events: readonly CallEvent[];
  startedAt: number;
  /** What comes after this event of the log is shown as not said yet. */
  untilSeq: number;
  /** A line was chosen: go to its moment, in epoch milliseconds. */
  onChoose: (at: number) => void;
}

/** Who said what, as it was heard, and what other systems reported; each line leads to its moment. */
export function Transcript({ events, startedAt, untilSeq, onChoose }: TranscriptProps) {
  const lines = useMemo(() => toCallLines(events), [events]);
  const now = events.findLast(({ seq }) => seq <= untilSeq)?.at ?? 0;
  if (lines.length === 0) return <p className={styles.empty}>{strings.emptyTranscript}</p>;
  return (
    <ol className={styles.lines}>
      {lines.map((line) => {
        const name = classNames(styles.line, styles[line.who], line.at > now && styles.later);
        return (
          <li key={keyOf(line)} className={name}>
            <button type="button" onClick={() => onChoose(line.at)}>
              <span className={styles.who}>
                {strings[line.who]} · {formatPosition(line.at - startedAt)}
              </span>
              <span>
                <Words line={line} />
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function keyOf(line: CallLine): string {
  switch (line.who) {
    case 'system':
      return `${line.at}-${line.signal}`;
    case 'standIn':
      return `${line.at}-${line.vendor}`;
    default:
      return `${line.at}-${line.who}-${line.node}-${line.text}`;
  }
}

function Words({ line }: { line: CallLine }) {
  if (line.who === 'system') return strings.reported(line.signal);
  if (line.who === 'standIn') return strings.stoodIn(line.vendor);
  return (
    <>
      {line.pressed ? strings.pressed(line.text) : line.text}
      {line.unheard === '' ? null : (
        <>
          {' '}
          <s title={strings.unheard}>{line.unheard}</s>
        </>
      )}
    </>
  );
}
