import type { CallEvent, CallEventBody, CallRecord, Happening, RequestAnswerers } from '@aybiza/call-log';
import { isHappening } from '@aybiza/call-log';
import { type Dialogue, FILLER_TIMER, NEW_DIALOGUE } from '@aybiza/dialogue';
import type { Statechart } from '@aybiza/statechart';
import { z } from 'zod';
import type { CallCommand, RecordingMode } from '../command.ts';
import { WORDS_TIMER } from './barge-in.ts';
import { manner, NOT_HEARD, SILENCE_TIMER, tellDialogueAnyway } from './converse.ts';
import type { Draft } from './draft.ts';
import {
  type AfterSpeech,
  type CallState,
  FREE_RECORDING,
  type LiveCall,
  NEW_CALL,
  type RecordingRight,
  type Speech,
} from './state.ts';

/** Something asked of somebody else; its answer carries the command's ticket. */
export interface Asked {
  readonly command: Extract<CallCommand, { ticket: number }>;
  /** The speech that a model's words are said in; null for everything else. */
  readonly reply: Speech | null;
  /** It was about to be done; whether it was is not known before the answer. */
  readonly attempted: boolean;
}

/** Words of the agent that may have to be said again. */
export interface Said {
  readonly speech: Speech;
  readonly purpose: Extract<CallRecord, { type: 'agentSpoke' }>['purpose'];
  /** To its end, or until the caller cut in. */
  readonly heard: boolean;
}

/**
 * Where a call stands: what any other process needs to go on with it. JSON, kept in the call's checkpoint; a function of the call's
 * log like the dialogue in it.
 */
export interface Standing {
  readonly dialogue: Dialogue;
  readonly listening: LiveCall['listening'];
  readonly afterSpeech: AfterSpeech | null;
  readonly asked: Asked | null;
  readonly said: readonly Said[];
  /** When the running timers of the conversation end, epoch ms. Silence is timed anew. */
  readonly timers: Readonly<Record<string, number>>;
  /** As a flow has set it; null while none has. */
  readonly recording: RecordingMode | null;
  /** Absent where nobody has said anything about it. */
  readonly recordingRight?: RecordingRight;
  /** How often the caller has said or pressed something. */
  readonly turns: number;
  /** When it was taken from a process that had not given it away, the last times; epoch ms. */
  readonly takenAt: readonly number[];
  /** Of a call that is only tried: who answers its requests. Absent: the systems they are for. */
  readonly requests?: Exclude<RequestAnswerers, 'sent'>;
}

export const NEW_STANDING: Standing = {
  dialogue: NEW_DIALOGUE,
  listening: null,
  afterSpeech: null,
  asked: null,
  said: [],
  timers: {},
  recording: null,
  turns: 0,
  takenAt: [],
};

/** Our own words in the checkpoint's column; only the outline is looked at, what is inside was written by the same code. */
export const standingSchema = z.custom<Standing>(
  (value) =>
    z
      .looseObject({
        dialogue: z.looseObject({ tickets: z.number(), speeches: z.number(), ended: z.boolean() }),
        said: z.array(z.looseObject({ heard: z.boolean() })),
        timers: z.record(z.string(), z.number()),
        turns: z.number(),
        takenAt: z.array(z.number()),
      })
      .safeParse(value).success,
);

/** Number of the bridging sentence: the dialogue counts its speeches from 1. */
export const BRIDGE_SPEECH = 0;
/** Timed anew, or not needed: whoever takes a call over says something at once. */
const NOT_KEPT: ReadonlySet<string> = new Set([SILENCE_TIMER, FILLER_TIMER, WORDS_TIMER]);
/** More speeches in one agent turn nobody listens to again. */
const MAX_SAID = 20;
/** More than anybody counts. */
const MAX_TAKEN = 5;

export interface Decided {
  readonly state: CallState;
  readonly commands: readonly CallCommand[];
  readonly log: readonly CallEventBody[];
  /** Epoch ms. */
  readonly at: number;
}

/** Where the call stands after one more decision. */
export function follow(standing: Standing, decided: Decided): Standing {
  const { state, commands, log } = decided;
  // A mark that came back, more words of a turn: most of what happens moves nothing.
  if (commands.length === 0 && log.length === 0) return standing;
  if (state.status === 'ended') return { ...standing, dialogue: state.dialogue };
  const isTaken = log.some(({ type }) => type === 'taken');
  const { dialogue, listening, afterSpeech, floor } = state;
  const modes = commands.flatMap((command) => (command.type === 'setRecording' ? [command.mode] : []));
  return {
    dialogue,
    listening,
    afterSpeech,
    asked: askedNow(standing, decided, dialogue),
    said: saidNow(standing.said, log, floor.speeches),
    timers: timersNow(standing.timers, decided),
    recording: modes.at(-1) ?? standing.recording,
    ...(state.recordingRight === FREE_RECORDING ? {} : { recordingRight: state.recordingRight }),
    turns: standing.turns + log.filter(({ type }) => type === 'callerSaid' || type === 'callerPressed').length,
    takenAt: isTaken ? taken(standing, decided.at).takenAt : standing.takenAt,
    ...(standing.requests === undefined ? {} : { requests: standing.requests }),
  };
}

function askedNow({ asked }: Standing, { state, commands }: Decided, { wait }: Dialogue): Asked | null {
  const command = commands.findLast((candidate) => 'ticket' in candidate);
  const next = command === undefined || !('ticket' in command) ? asked : toAsked(command, state);
  return next !== null && next.command.ticket === wait?.ticket ? next : null;
}

function toAsked(command: Asked['command'], state: CallState): Asked {
  const id = command.type === 'askModel' ? command.speech : null;
  const reply = state.status === 'live' ? state.floor.speeches.find((speech) => speech.id === id) : undefined;
  return { command, reply: reply ?? null, attempted: false };
}

function saidNow(before: readonly Said[], log: readonly CallEventBody[], speeches: readonly Speech[]): readonly Said[] {
  let said = before;
  for (const entry of log) {
    if (entry.type === 'agentHeard')
      said = said.map((each) => (each.speech.id === entry.speech ? { ...each, heard: true } : each));
    if (entry.type !== 'agentSpoke' || entry.purpose === 'meanwhile' || entry.speech === BRIDGE_SPEECH) continue;
    const { speech: id, node, text, purpose } = entry;
    const planned = speeches.find((speech) => speech.id === id);
    const speech = { interruption: planned?.interruption ?? 'allowed', id, node, text, ...UNHEARD } as const;
    // What was heard before belongs to an earlier turn now.
    const open = said.filter((each) => !each.heard && each.speech.id !== id);
    said = [...open, { speech: { ...speech, ...manner(planned ?? {}) }, purpose, heard: false }].slice(-MAX_SAID);
  }
  return said;
}

const UNHEARD = { ...NOT_HEARD, open: false } as const;

function timersNow(
  before: Standing['timers'],
  { commands, log, at }: Pick<Decided, 'commands' | 'log' | 'at'>,
): Standing['timers'] {
  const timers = new Map(Object.entries(before));
  for (const entry of log) if (entry.type === 'timerFired') timers.delete(entry.timer);
  for (const command of commands) {
    if (command.type === 'cancelTimer') timers.delete(command.timer);
    if (command.type === 'startTimer' && !NOT_KEPT.has(command.timer)) timers.set(command.timer, at + command.delayMs);
  }
  return Object.fromEntries(timers);
}

/** Where the call stands once these entries of its log, which come after `standing`, are taken in. Nothing is done for it. */
export function replay(statechart: Statechart, standing: Standing, entries: readonly CallEvent[]): Standing {
  return entries.reduce((before, entry) => {
    if (isHappening(entry)) return replayOne(statechart, before, entry);
    if (entry.type === 'callStarted') return started(before, entry);
    if (entry.type === 'taken') return taken(before, entry.at);
    return entry.type === 'attempted' ? attempted(before, entry.wait) : before;
  }, standing);
}

/** What its first entry says of the whole call. */
export function started(
  standing: Standing,
  { requests }: Pick<Extract<CallRecord, { type: 'callStarted' }>, 'requests'>,
): Standing {
  return requests === undefined ? standing : { ...standing, requests };
}

function taken(standing: Standing, at: number): Standing {
  return { ...standing, takenAt: [...standing.takenAt, at].slice(-MAX_TAKEN) };
}

function replayOne(statechart: Statechart, standing: Standing, entry: Happening & { at: number }): Standing {
  const draft: Draft = { statechart, call: toLiveCall(standing), commands: [], log: [] };
  tellDialogueAnyway(draft, entry);
  return follow(standing, { state: draft.call, commands: draft.commands, log: draft.log, at: entry.at });
}

/** From its intent on, what was to be done may have been done. */
export function attempted(standing: Standing, wait: number): Standing {
  const { asked, afterSpeech } = standing;
  if (asked?.command.ticket === wait) return { ...standing, asked: { ...asked, attempted: true } };
  // The log does not tell when a speech was over; a transfer that was attempted had waited for it.
  if (afterSpeech?.type !== 'transfer' || afterSpeech.ticket !== wait) return standing;
  return { ...standing, afterSpeech: null, asked: { command: afterSpeech, reply: null, attempted: true } };
}

/** A call that stands there, with nobody speaking. */
export function toLiveCall({ dialogue, listening, afterSpeech, recordingRight = FREE_RECORDING }: Standing): LiveCall {
  return { ...NEW_CALL, dialogue, listening, afterSpeech, recordingRight };
}
