'use client';

import type { CallEvent } from '@aybiza/call-log';
import type { Flow } from '@aybiza/flow';
import { useMemo } from 'react';
import { classNames } from '../../components/class-names.ts';
import { stoodIn } from '../../formats/stood-in.ts';
import { standInStrings } from '../../formats/strings.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { type AnswerSources, type CallLine, toCallLines } from './call-lines.ts';
import { Sources } from './sources.tsx';
import { callStrings } from './strings.ts';
import styles from './transcript.module.css';

interface TranscriptProps {
  events: readonly CallEvent[];
  /** What the call ran on, where that is known. */
  flow: Flow | undefined;
  startedAt: number;
  /** What comes after this event of the log is shown as not said yet. */
  untilSeq: number;
  /** A line was chosen: go to its moment, in epoch milliseconds. */
  onChoose: (at: number) => void;
}

/** Who said what, as it was heard, and what other systems reported; each line leads to its moment. */
export function Transcript({ events, flow, startedAt, untilSeq, onChoose }: TranscriptProps) {
  const strings = useStrings(callStrings);
  const formats = useFormats();
  const lines = useMemo(() => toCallLines(events), [events]);
  const now = events.findLast(({ seq }) => seq <= untilSeq)?.at ?? 0;
  if (lines.length === 0) return <p className={styles.empty}>{strings.emptyTranscript}</p>;
  return (
    <ol className={styles.lines}>
      {lines.map((line) => {
        const name = classNames(styles.line, styles[line.who], line.at > now && styles.later);
        return (
          <li key={keyOf(line)} className={name}>
            {line.who === 'sources' ? (
              <Sources sources={line} flow={flow} />
            ) : (
              <button type="button" onClick={() => onChoose(line.at)}>
                <span className={styles.who}>
                  {strings[line.who]} · {formats.position(line.at - startedAt)}
                </span>
                <span>
                  <Words line={line} />
                </span>
              </button>
            )}
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
    case 'sources':
      return `${line.at}-sources-${line.seq}`;
    default:
      return `${line.at}-${line.who}-${line.node}-${line.text}`;
  }
}

function Words({ line }: { line: Exclude<CallLine, AnswerSources> }) {
  const strings = useStrings(callStrings);
  const standIns = useStrings(standInStrings);
  if (line.who === 'system') return strings.reported(line.signal);
  if (line.who === 'standIn') return stoodIn(line.vendor, standIns);
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
