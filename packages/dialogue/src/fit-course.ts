import { type CallEvent, type Happening, happeningOf } from '@aybiza/call-log';
import type { Statechart } from '@aybiza/statechart';
import { type Advance, advance } from './advance.ts';
import { type Dialogue, NEW_DIALOGUE, type Wait } from './dialogue.ts';

export interface FittedCourse {
  /** What happened, with the tickets and speeches that the statechart of today would count. */
  readonly happenings: readonly Happening[];
  /** How the world answered what is asked at the end of it; null when nothing is, or nobody ever answered. */
  readonly answer: Happening | null;
  /** The entry before which the flow leads elsewhere today; null when it leads all the way. */
  readonly endsBefore: number | null;
}

export interface Course {
  /** What the earlier call ran. */
  readonly was: Statechart;
  /** The log of the earlier call. */
  readonly events: readonly CallEvent[];
  readonly beforeSeq: number;
}

/**
 * The way of an earlier call up to an entry of its log, for a statechart that may have been edited since: both are stepped side by
 * side, as far as the caller is at the same step in both. Nothing is done for it.
 */
export function fitCourse(statechart: Statechart, { was, events, beforeSeq }: Course): FittedCourse {
  const sides = newSides();
  const happenings: Happening[] = [];
  const course = events.filter(({ seq }) => seq < beforeSeq);
  for (const event of course) {
    const happening = happeningOf(event);
    if (happening === undefined) continue;
    // Whoever is gone says nothing more.
    if (happening.type === 'hungUp') break;
    const fitted = fit(happening, sides);
    if (fitted === 'elsewhere') return { happenings, answer: null, endsBefore: event.seq };
    const before = advance(was, sides.was, happening);
    sides.was = before.dialogue;
    if (fitted === null) continue;
    const now = advance(statechart, sides.now, fitted);
    sides.now = now.dialogue;
    pairSpeeches(sides.speeches, before, now);
    happenings.push(fitted);
  }
  return { happenings, answer: answerBehind(events.slice(course.length), sides), endsBefore: null };
}

interface Speech {
  readonly id: number;
  /** Null while the model is still to say it. */
  readonly text: string | null;
}

interface Sides {
  was: Dialogue;
  now: Dialogue;
  /** By the number that a speech had: what it was, and what is said in its place today. */
  readonly speeches: Map<number, { readonly was: Speech; readonly now: Speech }>;
}

function newSides(): Sides {
  return { was: NEW_DIALOGUE, now: NEW_DIALOGUE, speeches: new Map() };
}

/** The same for today's call; null when it has no meaning there, such as an answer that came too late. */
function fit(happening: Happening, { was, now, speeches }: Sides): Happening | 'elsewhere' | null {
  if (happening.type === 'began') return happening;
  if (happening.type === 'agentHeard') {
    const speech = speeches.get(happening.speech);
    return speech === undefined ? null : { ...happening, speech: speech.now.id, text: heardText(happening, speech) };
  }
  if ('wait' in happening && happening.wait !== was.wait?.ticket) return null;
  if (!isSamePlace(was.wait, now.wait)) return 'elsewhere';
  return 'wait' in happening && now.wait !== null ? { ...happening, wait: now.wait.ticket } : happening;
}

function isSamePlace(left: Wait | null, right: Wait | null): boolean {
  return left?.node === right?.node && left?.kind === right?.kind;
}

/** Other words in the place of a speech were heard whole, unless they begin as it was heard. */
function heardText(
  { text, complete }: Extract<Happening, { type: 'agentHeard' }>,
  { was, now }: { readonly was: Speech; readonly now: Speech },
): string {
  if (now.text === null || now.text === was.text) return text;
  return !complete && now.text.startsWith(text) ? text : now.text;
}

/** What both sides said by one happening, in order. */
function pairSpeeches(speeches: Sides['speeches'], was: Advance, now: Advance): void {
  const today = speechesOf(now);
  for (const [index, speech] of speechesOf(was).entries()) {
    const other = today[index];
    if (other !== undefined) speeches.set(speech.id, { was: speech, now: other });
  }
}

function speechesOf({ commands }: Advance): Speech[] {
  return commands.flatMap((command): Speech[] => {
    if (command.type === 'speak') return [{ id: command.speech, text: command.text }];
    return command.type === 'askModel' && command.speech !== null ? [{ id: command.speech, text: null }] : [];
  });
}

/** The model is asked again, and the line rings again: neither does anything that cannot be taken back, for a test call dials nobody. */
function answerBehind(later: readonly CallEvent[], { was, now }: Sides): Happening | null {
  if (was.wait === null || now.wait === null || !isSamePlace(was.wait, now.wait)) return null;
  for (const event of later) {
    const happening = happeningOf(event);
    switch (happening?.type) {
      case 'requestFinished':
      case 'messageSent':
      case 'consulted':
      case 'passagesFound':
        if (happening.wait === was.wait.ticket) return { ...happening, wait: now.wait.ticket };
    }
  }
  return null;
}
