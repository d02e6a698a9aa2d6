import type { CallEvent } from '../call-event.ts';
import { type LatencyHistogram, withLatency } from '../latency-histogram.ts';
import { foldPath, nodesOnPath } from './fold-path.ts';
import { foldTurnTimes, type TurnTimes } from './fold-turn-times.ts';

/** The outcome of a call whose caller hung up before the flow had come to an end of its own. */
export const HUNG_UP = 'hung up';

/** The outcome of a call that was not taken because a limit of the workspace was reached, and the note that says which. */
export const TURNED_AWAY = 'turned away';
export const LIMIT_REACHED = 'LIMIT_REACHED';

type EndReason = Extract<CallEvent, { type: 'callEnded' }>['reason'];
/** Equipment that stands in for a vendor's, and a page's own line: nobody bills them. */
const PRACTICE = 'practice';
const BROWSER = 'browser';

/**
 * What became of the caller: `contained`, they came to an end of the flow; `transferred`, a person took the call; `left`, they hung up
 * before; `dropped`, the line or the flow failed, or a limit had the call turned away.
 */
export type CallEnding = 'contained' | 'transferred' | 'left' | 'dropped';

/** What an answer waited for, from the end of the caller's speech until it is played; `total` is the sum of the others. */
export const LATENCY_PARTS = ['total', 'recogniser', 'decision', 'model', 'request', 'voice', 'transport'] as const;
export type LatencyPart = (typeof LATENCY_PARTS)[number];

/**
 * What is counted because it costs something: the length of the call in ms, how long a recogniser listened and callers spoke, the
 * characters that the agent spoke, a model's replies and tokens, messages sent, people called.
 */
export const USAGE_UNITS = [
  'callMs',
  'recognisedMs',
  'callerSpeechMs',
  'spokenCharacters',
  'modelReplies',
  'inputTokens',
  'outputTokens',
  'messages',
  'transfers',
] as const;
export type UsageUnit = (typeof USAGE_UNITS)[number];

export interface UsageFigure {
  readonly unit: UsageUnit;
  /** Which vendor or model, `practice` for equipment that stands in, `browser` for a page's own line; empty where it was never noted. */
  readonly source: string;
  readonly amount: number;
}

export interface NodeFigures {
  readonly node: string;
  /** How often the call came to it, coming back included. */
  readonly visits: number;
  /** How long the call stayed in it altogether. */
  readonly dwellMs: number;
  /** The call ended while it was here. */
  readonly endedHere: boolean;
}

/** What a call comes to. All times in milliseconds. */
export interface CallFigures {
  readonly ending: CallEnding;
  readonly outcome: string;
  readonly endReason: EndReason;
  readonly durationMs: number;
  /** What the caller said or pressed, each time. */
  readonly turns: number;
  readonly interruptions: number;
  /** By which layer of understanding an answer was taken; `none` where nothing fitted. */
  readonly understood: Readonly<Record<'key' | 'local' | 'model' | 'none', number>>;
  readonly nodes: readonly NodeFigures[];
  readonly usage: readonly UsageFigure[];
  readonly latency: Readonly<Record<LatencyPart, LatencyHistogram>>;
}

/** The figures of a call that has ended. One whose log stops without an end (its process died) was dropped where it stops. */
export function foldFigures(events: readonly CallEvent[]): CallFigures {
  const end = events.findLast((event) => event.type === 'callEnded');
  const from = events[0]?.at ?? 0;
  const until = end?.at ?? events.at(-1)?.at ?? from;
  const durationMs = Math.max(0, until - from);
  const outcome = end?.outcome ?? 'failed';
  const endReason = end?.reason ?? 'dropped';
  return {
    ending: endingOf(events, { outcome, endReason }),
    outcome,
    endReason,
    durationMs,
    turns: events.filter(({ type }) => type === 'callerSaid' || type === 'callerPressed').length,
    interruptions: events.filter(({ type }) => type === 'interrupted').length,
    understood: foldUnderstood(events),
    nodes: foldNodes(events, until),
    usage: foldUsage(events, durationMs),
    latency: foldLatency(events),
  };
}

function endingOf(
  events: readonly CallEvent[],
  { outcome, endReason }: { outcome: string; endReason: EndReason },
): CallEnding {
  const reachedPerson = events.some((event) => event.type === 'transferFinished' && event.outcome === 'answered');
  if (reachedPerson || endReason === 'transferred') return 'transferred';
  if (endReason === 'failed' || endReason === 'dropped') return 'dropped';
  if (outcome === TURNED_AWAY) return 'dropped';
  // Whoever hangs up during the goodbye has come to the end.
  return endReason === 'hungUp' && outcome === HUNG_UP ? 'left' : 'contained';
}

function foldUnderstood(events: readonly CallEvent[]): CallFigures['understood'] {
  const understood = { key: 0, local: 0, model: 0, none: 0 };
  for (const event of events) if (event.type === 'understood') understood[event.layer] += 1;
  return understood;
}

function foldNodes(events: readonly CallEvent[], until: number): NodeFigures[] {
  const path = foldPath(events);
  const visited = nodesOnPath(path);
  const figures = new Map<string, { visits: number; dwellMs: number }>();
  for (const [index, node] of visited.entries()) {
    // A handler that had nowhere to go back to.
    if (node === '') continue;
    const at = path[index]?.at ?? until;
    const left = path[index + 1]?.at ?? until;
    const before = figures.get(node) ?? { visits: 0, dwellMs: 0 };
    figures.set(node, { visits: before.visits + 1, dwellMs: before.dwellMs + Math.max(0, left - at) });
  }
  const last = visited.at(-1);
  return [...figures].map(([node, figure]) => ({ node, ...figure, endedHere: node === last }));
}

function foldUsage(events: readonly CallEvent[], durationMs: number): UsageFigure[] {
  const amounts = new Map<string, UsageFigure>();
  const sourceOf = sourcesOf(events);
  const add = (unit: UsageUnit, amount: number, source: string) => {
    const key = `${unit} ${source}`;
    amounts.set(key, { unit, source, amount: (amounts.get(key)?.amount ?? 0) + amount });
  };
  add('callMs', durationMs, sourceOf.phone);
  add('recognisedMs', Math.max(0, durationMs - unheardMs(events)), sourceOf.stt);
  let isReading = false;
  for (const event of events) {
    if (event.type === 'reads') ({ isReading } = event);
    if (event.type === 'callerSaid') add('callerSpeechMs', event.speechMs ?? 0, sourceOf.stt);
    if (event.type === 'agentSpoke' && !isReading) add('spokenCharacters', event.text.length, sourceOf.tts);
    if (event.type === 'messageSent' && event.outcome === 'sent') add('messages', 1, sourceOf.message);
    if (event.type === 'transferStarted') add('transfers', 1, sourceOf.phone);
    if (event.type !== 'modelReplied') continue;
    const model = sourceOf.llm ?? event.modelId;
    add('modelReplies', 1, model);
    add('inputTokens', event.inputTokens, model);
    add('outputTokens', event.outputTokens, model);
  }
  return [...amounts.values()].map((figure) => ({ ...figure, amount: Math.round(figure.amount) }));
}

interface Sources {
  readonly phone: string;
  /** Messages go out by the telephone company, also from a call on a page. */
  readonly message: string;
  readonly stt: string;
  readonly tts: string;
  /** Undefined: each reply says which model it is from. */
  readonly llm: string | undefined;
}

/** Whose bill something is on. Vendors that stood in within the call are not told apart from the first. */
function sourcesOf(events: readonly CallEvent[]): Sources {
  const started = events.find((event) => event.type === 'callStarted');
  const isPractice = (part: 'stt' | 'tts' | 'llm' | 'phone') => started?.practice.includes(part) === true;
  const sourceOf = (part: 'stt' | 'tts' | 'phone') => (isPractice(part) ? PRACTICE : (started?.vendors?.[part] ?? ''));
  const isByPage = started !== undefined && started.channel !== 'phone';
  return {
    phone: isByPage ? BROWSER : sourceOf('phone'),
    message: sourceOf('phone'),
    stt: sourceOf('stt'),
    tts: sourceOf('tts'),
    llm: isPractice('llm') ? PRACTICE : undefined,
  };
}

/** How long nobody of ours listened: the caller talked to somebody whom they were put through to, or wrote. */
function unheardMs(events: readonly CallEvent[]): number {
  let ms = 0;
  let [isAway, isReading, since] = [false, false, 0];
  for (const event of events) {
    if (isAway || isReading) ms += event.at - since;
    since = event.at;
    if (event.type === 'transferStarted') isAway = true;
    if (event.type === 'transferFinished') isAway = false;
    if (event.type === 'reads') isReading = event.isReading;
  }
  return ms;
}

function foldLatency(events: readonly CallEvent[]): CallFigures['latency'] {
  const turns = foldTurnTimes(events);
  const histogramOf = (read: (parts: TurnTimes['parts']) => number) =>
    turns.reduce((histogram: LatencyHistogram, { parts }) => withLatency(histogram, read(parts)), {});
  return {
    total: turns.reduce((histogram: LatencyHistogram, { totalMs }) => withLatency(histogram, totalMs), {}),
    recogniser: histogramOf(({ endpointing, transcript }) => endpointing + transcript),
    decision: histogramOf(({ decision }) => decision),
    model: histogramOf(({ understanding, model }) => understanding + model),
    request: histogramOf(({ request }) => request),
    voice: histogramOf(({ voice }) => voice),
    transport: histogramOf(({ transport }) => transport),
  };
}
