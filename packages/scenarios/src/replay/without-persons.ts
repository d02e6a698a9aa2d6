import { type CallEvent, foldPath } from '@aybiza/call-log';
import type { Statechart } from '@aybiza/statechart';
import type { CallExport } from './call-export.ts';
import { logAgain } from './replay-call.ts';

export interface Replacement {
  readonly from: string;
  readonly to: string;
}

export interface WithoutPersons {
  readonly events: readonly CallEvent[];
  readonly replaced: readonly Replacement[];
  /** Values that stayed, because the call goes another way without them: for a person to look at. */
  readonly kept: readonly string[];
  /** Replaced values that the call still says or makes out of other words: these words have to be replaced by hand. */
  readonly left: readonly string[];
}

/** Ofcom's numbers for drama, and names that belong to nobody. */
const NUMBERS = ['+447700900123', '+447700900124', '+447700900125', '+447700900126', '+447700900127'];
const NAMES = ['Robin Sample', 'Kim Example', 'Alex Instance', 'Sam Pattern', 'Jo Specimen', 'Lee Model', 'Max Muster'];
/** Dates, times, and numbers that are too short to name anybody. */
const HARMLESS = /^(\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|\d{1,4}|.{0,2})$/;
const NUMBER = /^\+?\d{5,15}$/;

/**
 * A call's log with what says something about a person replaced: who called, and every value that the caller gave, wherever it stands.
 * The decisions are those that the replaced happenings lead to; a value without which the call goes another way stays. What the caller
 * said besides stays too, and is for a person to read.
 */
export function withoutPersons(
  statechart: Statechart,
  { call, events }: Pick<CallExport, 'call' | 'events'>,
  byHand: readonly Replacement[] = [],
): WithoutPersons {
  const path = pathOf(events);
  const replaced: Replacement[] = [...byHand];
  const kept: string[] = [];
  const parties = ofParties(call);
  const values = ofValues(events, new Set([...parties, ...byHand].map(({ from }) => from)));
  for (const replacement of [...parties, ...values]) {
    const next = logAgain(statechart, replaceAll(events, [...replaced, replacement]));
    if (pathOf(next) === path) replaced.push(replacement);
    else kept.push(replacement.from);
  }
  const log = logAgain(statechart, replaceAll(events, replaced));
  const text = JSON.stringify(log).toLowerCase();
  const left = replaced.map(({ from }) => from).filter((from) => text.includes(from.toLowerCase()));
  return { events: log, replaced, kept, left };
}

function ofParties({ id, from, to }: CallExport['call']): Replacement[] {
  return [
    { from: id, to: 'call_00000000000000000000' },
    { from, to: NUMBERS[0] ?? '' },
    { from: to, to: '+442079460000' },
  ].filter((replacement) => replacement.from !== '' && replacement.from !== replacement.to);
}

function ofValues(events: readonly CallEvent[], known: ReadonlySet<string>): Replacement[] {
  const values = events.flatMap((event) => {
    if (event.type === 'began')
      return stringsIn(
        Object.entries(event.values)
          .filter(([name]) => /^contact/.test(name))
          .map(([, value]) => value),
      );
    return event.type === 'variableSet' ? stringsIn(event.value) : [];
  });
  return [...new Set(values)]
    .filter((value) => !known.has(value) && !HARMLESS.test(value) && !value.includes('•'))
    .map((from, index) => ({ from, to: standInFor(from, index) }));
}

function standInFor(value: string, index: number): string {
  if (NUMBER.test(value)) return (NUMBERS[(index + 1) % NUMBERS.length] ?? '').slice(-value.length);
  const name = NAMES[index % NAMES.length] ?? '';
  if (value.includes('@')) return `${name.toLowerCase().replace(' ', '.')}@example.com`;
  return value.includes(' ') ? name : (name.split(' ')[0] ?? '');
}

function pathOf(events: readonly CallEvent[]): string {
  return JSON.stringify(foldPath(events).map(({ from, port, to }) => [from, port, to]));
}

/** Everywhere in the happenings, whatever the case of its letters. */
function replaceAll(events: readonly CallEvent[], replacements: readonly Replacement[]): CallEvent[] {
  return events.map((event) => mapStrings(event, (text) => replacements.reduce(replaceIn, text)));
}

function replaceIn(text: string, { from, to }: Replacement): string {
  return text.replace(new RegExp(from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), () => to);
}

/** The same data with every string in it changed; names of fields stay. */
function mapStrings<Value>(value: Value, change: (text: string) => string): Value {
  // The shape stays: strings become strings, and everything else is what it was.
  return mapUnknown(value, change) as Value;
}

function mapUnknown(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapUnknown(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapUnknown(item, change)]));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
