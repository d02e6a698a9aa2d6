import type { CallEvent } from '../call-event.ts';

/** What a caller waits for, in the order of time: from the end of their speech until the line reports that the answer is played. */
export const TURN_PARTS = [
  'endpointing',
  'transcript',
  'decision',
  'understanding',
  'request',
  'model',
  'voice',
  'transport',
] as const;
export type TurnPart = (typeof TURN_PARTS)[number];

/** How long one answer took. */
export interface TurnTimes {
  /** The entry of the log that has it. */
  readonly seq: number;
  /** When the caller had stopped speaking, epoch ms. */
  readonly endedAt: number;
  /** What the caller had said; empty where the log does not tell. */
  readonly said: string;
  /** By which layer that was understood; null where nothing had to be. */
  readonly layer: Extract<CallEvent, { type: 'understood' }>['layer'] | null;
  /** In ms. */
  readonly parts: Readonly<Record<TurnPart, number>>;
  /** Parts that the log does not tell apart: their time is in the one before or behind them, or, of `transport`, the line's is missing. */
  readonly unmeasured: readonly TurnPart[];
  /** The sum of the parts. */
  readonly totalMs: number;
}

/** The times of a call's answers, in order. Those that the caller did not wait for (a key, the first words) have none. */
export function foldTurnTimes(events: readonly CallEvent[]): TurnTimes[] {
  const reached = new Map<number, number>();
  for (const event of events) {
    if (event.type === 'agentHeard' && event.reachedAt !== undefined) reached.set(event.speech, event.reachedAt);
  }
  const turns: TurnTimes[] = [];
  let said = '';
  let layer: TurnTimes['layer'] = null;
  for (const event of events) {
    if (event.type === 'callerSaid') {
      said = event.text;
      layer = null;
    }
    if (event.type === 'understood') layer = event.layer;
    if (event.type !== 'turnTimed') continue;
    const reachedAt = event.speech === undefined ? undefined : reached.get(event.speech);
    turns.push({ said, layer, ...toTimes(event, reachedAt) });
  }
  return turns;
}

type Timed = Extract<CallEvent, { type: 'turnTimed' }>;

function toTimes(event: Timed, reachedAt: number | undefined): Omit<TurnTimes, 'said' | 'layer'> {
  const { transcriptMs = 0, understandingMs = 0 } = event;
  const parts = {
    endpointing: event.recogniserMs - transcriptMs,
    transcript: transcriptMs,
    decision: event.decisionMs,
    understanding: understandingMs,
    request: event.requestMs,
    model: event.modelMs - understandingMs,
    voice: event.voiceMs,
    transport: event.transportMs + (reachedAt === undefined ? 0 : Math.max(0, reachedAt - event.at)),
  };
  const unmeasured: TurnPart[] = [];
  if (event.transcriptMs === undefined) unmeasured.push('transcript');
  if (event.understandingMs === undefined) unmeasured.push('understanding');
  if (reachedAt === undefined) unmeasured.push('transport');
  const totalMs = TURN_PARTS.reduce((sum, part) => sum + parts[part], 0);
  return {
    seq: event.seq,
    endedAt: event.at - (totalMs - parts.transport) - event.transportMs,
    parts,
    unmeasured,
    totalMs,
  };
}
