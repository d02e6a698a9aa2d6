import { type CallEvent, type CallEventBody, type Happening, isHappening } from '@aybiza/call-log';
import { advance, type Dialogue, maskSecrets, NEW_DIALOGUE } from '@aybiza/dialogue';
import { canonicalJson } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';

/** Where a call would go another way today. */
export interface Difference {
  /** Of the happening after which it does. */
  readonly seq: number;
  readonly happening: Happening['type'];
  /** What was decided then, and what is decided now. Null: nothing more. */
  readonly logged: CallEventBody | null;
  readonly decided: CallEventBody | null;
}

/** What only the conversation decides; other records are notes of how the call went, such as who spoke over whom. */
const DECISIONS: ReadonlySet<CallEventBody['type']> = new Set([
  'moved',
  'understood',
  'variableSet',
  'requestStarted',
  'transferStarted',
  'messageStarted',
  'tagged',
  'answeredFrom',
  'recordingSet',
  'languageSet',
  'messageTaken',
]);

/**
 * Steps the pure core through what happened in a call and holds every decision against the log. Undefined when all of them are the
 * same; else the first one that is not. Masked entries are stepped through masked.
 */
export function replayCall(statechart: Statechart, events: readonly CallEvent[]): Difference | undefined {
  let dialogue = NEW_DIALOGUE;
  for (const [at, event] of events.entries()) {
    if (!isHappening(event)) continue;
    const next = step(statechart, dialogue, event);
    const behind = events.slice(at + 1);
    const logged = behind.slice(0, next.records.length);
    const rest = behind.slice(next.records.length);
    const until = rest.findIndex(isHappening);
    const more = (until === -1 ? rest : rest.slice(0, until)).find(({ type }) => DECISIONS.has(type));
    const wrong = next.records.findIndex((record, index) => !isSame(record, logged[index]));
    const place = { seq: event.seq, happening: event.type };
    if (wrong !== -1) return { ...place, logged: bodyOf(logged[wrong]), decided: next.records[wrong] ?? null };
    if (more !== undefined) return { ...place, logged: bodyOf(more), decided: null };
    dialogue = next.dialogue;
  }
  return undefined;
}

/** The log that the same happenings make today, without the notes of how the call went. */
export function logAgain(statechart: Statechart, events: readonly CallEvent[]): CallEvent[] {
  let dialogue = NEW_DIALOGUE;
  const log: CallEvent[] = [];
  for (const event of events) {
    if (!isHappening(event)) continue;
    const next = step(statechart, dialogue, event);
    for (const body of [event, ...next.records]) log.push({ ...body, seq: log.length, at: event.at });
    dialogue = next.dialogue;
  }
  return log;
}

/** One happening further, with the records as the log would have them. */
function step(statechart: Statechart, dialogue: Dialogue, happening: Happening) {
  const next = advance(statechart, dialogue, happening);
  return { dialogue: next.dialogue, records: maskSecrets(dialogue.wait, next.records) };
}

function isSame(record: CallEventBody, event: CallEvent | undefined): boolean {
  const body = bodyOf(event);
  return body !== null && canonicalJson(body) === canonicalJson(record);
}

function bodyOf(event: CallEvent | undefined): CallEventBody | null {
  if (event === undefined) return null;
  const { seq: _seq, at: _at, ...body } = event;
  return body;
}
