'use client';

import { type CallEvent, foldVariableChanges, type VariableChange } from '@aybiza/call-log';
import type { Flow } from '@aybiza/flow';
import { useMemo } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { type FlowWords, flowStrings, titleOf } from '../flow-words/index.ts';
import { sourceOf } from './source-of.ts';
import { callStrings } from './strings.ts';
import { textOf, ValueList } from './value-list.tsx';
import styles from './variables.module.css';

interface VariablesProps {
  events: readonly CallEvent[];
  /** What the call ran on, where that is known. */
  flow: Flow | undefined;
  startedAt: number;
  untilSeq: number;
  onChoose: (at: number) => void;
}

interface Lane {
  readonly name: string;
  readonly changes: readonly VariableChange[];
}

/** The values of the call over time: when each came, from where, and which was the one at the moment that is shown. */
export function Variables({ events, flow, startedAt, untilSeq, onChoose }: VariablesProps) {
  const strings = useStrings(callStrings);
  const flowWords = useStrings(flowStrings);
  const formats = useFormats();
  const lanes = useMemo(() => toLanes(foldVariableChanges(events)), [events]);
  // What a call brings is there from the start, and mostly nobody looks at it again.
  const [brought, during] = useMemo(() => {
    const isBrought = ({ changes }: Lane) => changes.every((change) => sourceOf(change, flow).source === 'start');
    return [lanes.filter(isBrought), lanes.filter((lane) => !isBrought(lane))];
  }, [lanes, flow]);
  if (lanes.length === 0) return <p className={styles.faint}>{strings.noVariables}</p>;
  const whole = Math.max(1, (events.at(-1)?.at ?? startedAt) - startedAt);
  const shareOf = (at: number) => Math.min(1, Math.max(0, (at - startedAt) / whole));
  const now = events.findLast(({ seq }) => seq <= untilSeq)?.at ?? startedAt;
  return (
    <div className={styles.variables}>
      <ul className={styles.lanes}>
        {during.map(({ name, changes }) => {
          const current = changes.findLast(({ seq }) => seq <= untilSeq);
          return (
            <li key={name}>
              <h3>{name}</h3>
              <LaneLine starts={changes.map(({ at }) => shareOf(at))} now={shareOf(now)} />
              <ol>
                {changes.map((change) => (
                  <li key={change.seq} data-later={change.seq > untilSeq}>
                    <button
                      type="button"
                      aria-current={change === current ? 'true' : undefined}
                      onClick={() => onChoose(change.at)}
                    >
                      <span className={styles.time}>{formats.position(change.at - startedAt)}</span>
                      <span className={styles.value}>{textOf(change.value)}</span>
                      <span className={styles.source}>{describeSource(change, flow, { strings, flowWords })}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </li>
          );
        })}
      </ul>
      {brought.length === 0 ? null : (
        <details className={styles.brought} open={during.length === 0}>
          <summary>{strings.fromStart(brought.length)}</summary>
          <ValueList values={brought.map(({ name, changes }) => [name, changes.at(-1)?.value] as const)} empty="" />
        </details>
      )}
    </div>
  );
}

function toLanes(changes: readonly VariableChange[]): Lane[] {
  const lanes = new Map<string, VariableChange[]>();
  for (const change of changes) lanes.set(change.name, [...(lanes.get(change.name) ?? []), change]);
  return [...lanes].map(([name, own]) => ({ name, changes: own }));
}

function describeSource(
  change: VariableChange,
  flow: Flow | undefined,
  { strings, flowWords }: { strings: WordsOf<typeof callStrings>; flowWords: FlowWords },
): string {
  const { source, node } = sourceOf(change, flow);
  const step = flow?.nodes[node];
  return step === undefined
    ? strings.sources[source]
    : strings.sourceAt(strings.sources[source], titleOf(step, flowWords));
}

const WIDTH = 1_000;
const HEIGHT = 8;
const GAP = 6;

/** The whole call from left to right: where each value holds, and the moment that is shown. Says nothing that the list below does not say. */
function LaneLine({ starts, now }: { starts: readonly number[]; now: number }) {
  return (
    <svg className={styles.lane} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {starts.map((start, index) => {
        const from = start * WIDTH;
        const until = (starts[index + 1] ?? 1) * WIDTH;
        const holds = now >= start && (index === starts.length - 1 || now < (starts[index + 1] ?? 1));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: values come in their order and never move
            key={index}
            data-holds={holds}
            x={from}
            width={Math.max(GAP, until - from - (index === starts.length - 1 ? 0 : GAP))}
            height={HEIGHT}
          />
        );
      })}
      <line x1={now * WIDTH} x2={now * WIDTH} y1={-HEIGHT / 2} y2={HEIGHT * 1.5} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
