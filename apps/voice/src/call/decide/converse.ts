import type { Happening } from '@aybiza/call-log';
import {
  type Advance,
  advance,
  type DialogueCommand,
  type Leave,
  maskSecrets,
  takeLeave,
  type Wait,
} from '@aybiza/dialogue';
import { assertNever } from '@aybiza/foundation/assert-never';
import { type Draft, isLive, type LiveDraft, update, updateFloor } from './draft.ts';
import { setRecording } from './recording-right.ts';
import type { Speech } from './state.ts';

export const SILENCE_TIMER = 'silence';

/**
 * Takes a happening into the conversation and turns what it asks for into what the call does.
 * @throws Error when the flow cannot be stepped by it; the draft is as it was, and what becomes of the call is for whoever keeps it to say
 */
export function tellDialogue(draft: Draft, happening: Happening): void {
  if (!isLive(draft)) return;
  const next = advance(draft.statechart, draft.call.dialogue, happening);
  if (next.failure !== undefined) throw new Error(next.failure);
  follow(draft, [happening], next);
}

/** The same for the last thing that is tried, and for what is only gone through again: a flow that cannot be stepped ends in words. */
export function tellDialogueAnyway(draft: Draft, happening: Happening): void {
  if (isLive(draft)) follow(draft, [happening], advance(draft.statechart, draft.call.dialogue, happening));
}

/** The conversation is over before it has begun. */
export function leaveUnbegun(draft: LiveDraft, leave: Leave): void {
  follow(draft, [], takeLeave(draft.statechart, draft.call.dialogue, leave));
}

function follow(draft: LiveDraft, happenings: readonly Happening[], next: Advance): void {
  const { dialogue, afterSpeech } = draft.call;
  draft.log.push(...maskSecrets(dialogue.wait, [...happenings, ...next.records]));
  // A pause that was left before it began is none.
  const isLeft = afterSpeech?.type === 'hold' && next.records.some(({ type }) => type === 'moved');
  update(draft, { dialogue: next.dialogue, ...(isLeft ? { afterSpeech: null } : {}) });
  for (const command of next.commands) carryOver(draft, command);
  followSignal(draft, dialogue.wait, next.dialogue.wait);
}

/** A signal may have been sent before it is waited for: as soon as a wait begins, it is looked for. */
function followSignal(draft: Draft, before: Wait | null, now: Wait | null): void {
  if (before?.ticket === now?.ticket) return;
  const signal = awaitedSignal(now);
  if (signal !== null || awaitedSignal(before) !== null) draft.commands.push({ type: 'awaitSignal', signal });
}

function awaitedSignal(wait: Wait | null): string | null {
  return wait?.kind === 'hold' ? (wait.hold.signal ?? null) : null;
}

function carryOver(draft: Draft, command: DialogueCommand): void {
  switch (command.type) {
    case 'speak':
      addSpeech(draft, { id: command.speech, open: false, ...command });
      draft.commands.push({ type: 'speak', speech: command.speech, text: command.text, ...manner(command) });
      return;
    case 'listen':
      stopTiming(draft);
      update(draft, { listening: { ticket: command.ticket, expectation: command.expectation } });
      draft.commands.push({ type: 'listen', expectation: command.expectation });
      return;
    case 'askModel':
      notListening(draft);
      if (command.speech !== null) addSpeech(draft, { id: command.speech, text: '', open: true, ...command });
      draft.commands.push({
        type: 'askModel',
        ticket: command.ticket,
        question: command.question,
        purpose: command.purpose,
        speech: command.speech,
        ...manner(command),
      });
      return;
    case 'request':
      notListening(draft);
      draft.commands.push({
        type: 'request',
        ticket: command.ticket,
        request: command.request,
        timeoutMs: command.timeoutMs,
        ...(command.example === undefined ? {} : { example: command.example }),
      });
      return;
    case 'transfer':
      notListening(draft);
      update(draft, {
        afterSpeech: {
          type: 'transfer',
          ticket: command.ticket,
          to: command.to,
          ringMs: command.ringMs,
          ...(command.briefing === undefined ? {} : { briefing: command.briefing }),
        },
      });
      return;
    case 'hold':
      notListening(draft);
      update(draft, { afterSpeech: { type: 'hold', music: command.music } });
      return;
    case 'hangUp':
      notListening(draft);
      update(draft, { afterSpeech: { type: 'hangUp', outcome: command.outcome } });
      return;
    default:
      passOn(draft, command);
  }
}

type PassedOn = Extract<
  DialogueCommand,
  { type: 'sendMessage' | 'consult' | 'findPassages' | 'setLanguage' | 'setRecording' | 'startTimer' | 'cancelTimer' }
>;

/** What the floor has no part in. */
function passOn(draft: Draft, command: PassedOn): void {
  switch (command.type) {
    case 'sendMessage':
      notListening(draft);
      draft.commands.push({ type: 'sendMessage', ticket: command.ticket, to: command.to, text: command.text });
      return;
    case 'consult':
      draft.commands.push({ type: 'consult', ticket: command.ticket });
      return;
    case 'findPassages': {
      notListening(draft);
      const { node: _node, ...looked } = command;
      draft.commands.push(looked);
      return;
    }
    case 'setRecording':
      setRecording(draft, command.mode);
      return;
    case 'setLanguage':
    case 'startTimer':
    case 'cancelTimer':
      draft.commands.push(command);
      return;
    default:
      assertNever(command);
  }
}

/** Nothing of it has been played. */
export const NOT_HEARD = { reachedAt: null, heardMs: 0, heardAt: null, totalMs: null, voiced: null } as const;

/** How something is said, where it is not said as usual. */
export function manner({ voice, sound }: Pick<Speech, 'voice' | 'sound'>): Pick<Speech, 'voice' | 'sound'> {
  return { ...(voice === undefined ? {} : { voice }), ...(sound === undefined ? {} : { sound }) };
}

function addSpeech(
  draft: Draft,
  said: Pick<Speech, 'id' | 'node' | 'text' | 'interruption' | 'open' | 'voice' | 'sound'>,
): void {
  const { id, node, text, interruption, open } = said;
  if (!isLive(draft)) return;
  const speech: Speech = { id, node, text, interruption, open, ...NOT_HEARD, ...manner(said) };
  updateFloor(draft, { speeches: [...draft.call.floor.speeches, speech] });
}

function notListening(draft: Draft): void {
  stopTiming(draft);
  update(draft, { listening: null });
}

/** The caller speaks, or nothing is asked: silence does not count. */
export function stopTiming(draft: Draft): void {
  if (!isLive(draft) || draft.call.timedSilence === null) return;
  draft.commands.push({ type: 'cancelTimer', timer: SILENCE_TIMER });
  update(draft, { timedSilence: null });
}
