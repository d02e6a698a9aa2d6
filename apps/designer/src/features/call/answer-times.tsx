'use client';

import { type CallEvent, foldTurnTimes, TURN_PARTS, type TurnPart, type TurnTimes } from '@aybiza/call-log';
import { useMemo, useState } from 'react';
import { ChartTable } from '../../components/chart/chart-table.tsx';
import type { Series } from '../../components/chart/legend.tsx';
import { TimeChart } from '../../components/chart/time-chart.tsx';
import { Waterfall } from '../../components/chart/waterfall.tsx';
import type { Formats } from '../../formats/create-formats.ts';
import { useFormats } from '../../formats/use-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './details.module.css';
import { callStrings } from './strings.ts';

/** Which parts have a colour in common. */
const SERIES_OF: Readonly<Record<TurnPart, Series['series']>> = {
  endpointing: 0,
  transcript: 0,
  decision: 1,
  understanding: 1,
  request: 2,
  model: 3,
  voice: 4,
  transport: 4,
};
const GROUPS = [0, 1, 2, 3, 4] as const;

type Words = WordsOf<typeof callStrings>;

interface AnswerTimesProps {
  events: readonly CallEvent[];
  startedAt: number;
  untilSeq: number;
  onChoose: (at: number) => void;
}

/** What the caller waited for, answer by answer: all of them beside each other, and the one at the moment that is shown in its parts. */
export function AnswerTimes({ events, startedAt, untilSeq, onChoose }: AnswerTimesProps) {
  const strings = useStrings(callStrings);
  const formats = useFormats();
  const turns = useMemo(() => foldTurnTimes(events), [events]);
  const [gone, setGone] = useState<{ untilSeq: number; index: number } | null>(null);
  // Whoever looks at another answer goes back to the one of the moment as soon as that moves on.
  const index = gone?.untilSeq === untilSeq ? gone.index : turns.findLastIndex(({ seq }) => seq <= untilSeq);
  const turn = turns[Math.max(0, index)];
  if (turn === undefined) return <p className={styles.faint}>{strings.noAnswers}</p>;
  const positionOf = ({ endedAt }: TurnTimes) => formats.position(endedAt - startedAt);
  const points = turns.map((each) => ({
    label: positionOf(each),
    said: strings.answerAt(positionOf(each), formats.wait(each.totalMs)),
    values: GROUPS.map((group) => sumOf(each, group)),
  }));
  return (
    <div className={styles.answers}>
      <TimeChart
        label={strings.answerTimes}
        kind="bars"
        series={GROUPS.map((group) => ({ label: strings.partGroups[group], series: group }))}
        points={points}
        format={formats.wait}
        shown={Math.max(0, index)}
        onGo={(to) => setGone({ untilSeq, index: to })}
      />
      <h3>
        {strings.answerTo}{' '}
        <button type="button" onClick={() => onChoose(turn.endedAt)}>
          {positionOf(turn)} {turn.said === '' ? strings.unknownWords : formats.quoted(turn.said)}
        </button>
      </h3>
      {turn.layer === null ? null : <p>{strings.layers[turn.layer]}</p>}
      <Waterfall
        label={strings.answerTimes}
        parts={TURN_PARTS.map((part) => toPart(turn, part, { strings, formats }))}
      />
      <p className={styles.total}>
        {strings.altogether} <b>{formats.wait(turn.totalMs)}</b>
      </p>
      <ChartTable title={strings.answerTimes} data={toTable(turns, positionOf, strings)} />
    </div>
  );
}

function sumOf({ parts }: TurnTimes, series: Series['series']): number {
  return TURN_PARTS.reduce((sum, part) => sum + (SERIES_OF[part] === series ? parts[part] : 0), 0);
}

function toPart(turn: TurnTimes, part: TurnPart, { strings, formats }: { strings: Words; formats: Formats }) {
  const value = measured(turn, part);
  const text = value === null ? strings.notMeasured : value === 0 ? '–' : formats.wait(value);
  return { key: part, label: strings.parts[part], value, text, series: SERIES_OF[part] };
}

function measured({ parts, unmeasured }: TurnTimes, part: TurnPart): number | null {
  return unmeasured.includes(part) ? null : parts[part];
}

function toTable(turns: readonly TurnTimes[], positionOf: (turn: TurnTimes) => string, strings: Words) {
  return {
    file: 'answer-times-of-call',
    columns: [
      strings.answerColumn,
      strings.inMs(strings.altogether),
      ...TURN_PARTS.map((part) => strings.inMs(strings.parts[part])),
    ],
    rows: turns.map((turn) => ({
      cells: [
        positionOf(turn),
        Math.round(turn.totalMs),
        ...TURN_PARTS.map((part) => {
          const ms = measured(turn, part);
          return ms === null ? null : Math.round(ms);
        }),
      ],
    })),
  };
}
