import { KEYS_TIMER, type RequestToSend } from '@aybiza/dialogue';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { Answer } from '../answer.ts';
import type { CallInput, ResumedTransfer } from '../call-input.ts';
import { type Bridge, bridgingSentence } from './bridging.ts';
import { manner, NOT_HEARD, stopTiming, tellDialogue } from './converse.ts';
import { type Draft, isLive, update, updateFloor } from './draft.ts';
import { type Asked, BRIDGE_SPEECH, type Standing, toLiveCall } from './standing.ts';
import type { Speech } from './state.ts';

/** Whoever was cut off between two keys first hears that there is somebody again. */
const KEYS_AGAIN_MS = 6_000;

type Resumed = Extract<CallInput, { type: 'resumed' }>;

/**
 * Goes on with a call that another process had: brings voice, timers and ear to where it stands, says one bridging sentence, repeats
 * what was not heard or not answered yet, and sees to what was under way.
 */
export function resumeCall(draft: Draft, input: Resumed): void {
  const { standing, transfer } = input;
  if (!isLive(draft)) return;
  draft.call = toLiveCall(standing);
  draft.log.push({ type: 'taken', owner: input.owner, fencingToken: String(input.fencingToken) });
  restoreEquipment(draft, standing, input.at);
  // Whoever talks to somebody else does not hear us.
  if (transfer !== 'answered' && transfer !== 'underWay') speakAgain(draft, standing, 'cutOff');
  if (standing.asked !== null) goOn(draft, standing.asked, transfer);
}

/** What was on its way to the lost leg was not heard, and no mark of it will be reported. All else has gone on. */
export function callerReturns(draft: Draft, { standing }: Extract<CallInput, { type: 'returned' }>): void {
  draft.commands.push({ type: 'stopSpeaking' });
  updateFloor(draft, { callerSpeaks: false, pausedFor: null });
  holdAgain(draft, standing);
  speakAgain(draft, standing, 'cutOff');
  // With the voice, the model was stopped.
  if (standing.asked?.command.type === 'askModel') goOn(draft, standing.asked, null);
}

/** The caller was with somebody else and is the agent's again: timers that ran out meanwhile count now. */
export function askAgain(draft: Draft, { standing, after, at }: Extract<CallInput, { type: 'askedAgain' }>): void {
  restoreEquipment(draft, standing, at);
  speakAgain(draft, standing, after);
  if (standing.asked?.command.type === 'askModel') goOn(draft, standing.asked, null);
}

/** Language, recording and timers as the flow had set them, and the ear as it was. */
export function restoreEquipment(draft: Draft, standing: Standing, at: number): void {
  const { dialogue, recording, timers, listening } = standing;
  const { wait, spoken } = dialogue;
  if (spoken !== null) draft.commands.push({ type: 'setLanguage', ...spoken });
  if (recording !== null) draft.commands.push({ type: 'setRecording', mode: recording });
  for (const [timer, endsAt] of Object.entries(timers)) {
    const delayMs = timer === KEYS_TIMER ? KEYS_AGAIN_MS : Math.max(0, endsAt - at);
    draft.commands.push({ type: 'startTimer', timer, delayMs });
  }
  if (listening !== null) draft.commands.push({ type: 'listen', expectation: listening.expectation });
  holdAgain(draft, standing);
  if (wait?.kind === 'hold' && wait.hold.signal !== undefined)
    draft.commands.push({ type: 'awaitSignal', signal: wait.hold.signal });
}

function holdAgain(draft: Draft, { dialogue: { wait } }: Standing): void {
  if (wait?.kind === 'hold') update(draft, { afterSpeech: { type: 'hold', music: wait.hold.sound === 'music' } });
}

function speakAgain(draft: Draft, standing: Standing, after: Bridge): void {
  const { settings } = draft.statechart;
  stopTiming(draft);
  const text = bridgingSentence(standing.dialogue.spoken?.language ?? settings.language, after);
  const node = standing.dialogue.wait?.node ?? '';
  const bridge: Speech = {
    id: BRIDGE_SPEECH,
    node,
    text,
    interruption: 'allowed',
    open: false,
    ...NOT_HEARD,
  };
  draft.log.push({ type: 'agentSpoke', speech: BRIDGE_SPEECH, node, text, purpose: 'again' });
  sayAll(draft, [bridge, ...toRepeat(standing)]);
}

/** From the beginning, one after the other. */
export function sayAll(draft: Draft, speeches: readonly Speech[]): void {
  updateFloor(draft, { speeches });
  for (const speech of speeches)
    draft.commands.push({ type: 'speak', speech: speech.id, text: speech.text, ...manner(speech) });
}

/** What the caller has not heard to its end; failing that, the question that they have not answered. */
export function toRepeat({ said, listening, asked }: Standing): Speech[] {
  // Keys were for a machine at the other end, which may have had them.
  const words = said.filter(({ speech }) => speech.sound?.kind !== 'keys');
  const unheard = words.filter(({ heard }) => !heard);
  const isQuestionOpen = listening !== null && asked === null;
  const again = unheard.length === 0 && isQuestionOpen ? words.slice(-1) : unheard;
  return again.map(({ speech }) => speech);
}

/** What was under way: asked again where that does no harm; where nobody knows whether it was done, it counts as failed. */
export function goOn(draft: Draft, { command, reply, attempted }: Asked, transfer: ResumedTransfer | null): void {
  switch (command.type) {
    case 'askModel':
      if (reply !== null && isLive(draft))
        updateFloor(draft, { speeches: [...draft.call.floor.speeches, { ...reply, text: '', open: true }] });
      draft.commands.push(command);
      return;
    case 'consult':
    case 'findPassages':
      draft.commands.push(command);
      return;
    case 'request':
      if (!attempted || isRepeatable(command.request)) draft.commands.push(command);
      else
        takeUnknown(draft, 'request', {
          type: 'requestFinished',
          wait: command.ticket,
          outcome: 'failed',
          status: 0,
          body: null,
          ms: 0,
        });
      return;
    case 'sendMessage':
      if (attempted) takeUnknown(draft, 'message', { type: 'messageSent', wait: command.ticket, outcome: 'failed' });
      else draft.commands.push(command);
      return;
    case 'transfer':
      resumeTransfer(draft, command, { attempted, transfer });
      return;
    default:
      assertNever(command);
  }
}

type Transfer = Extract<Asked['command'], { type: 'transfer' }>;

function resumeTransfer(
  draft: Draft,
  command: Transfer,
  { attempted, transfer }: { attempted: boolean; transfer: ResumedTransfer | null },
): void {
  if (transfer === 'underWay') update(draft, { away: true });
  else if (transfer === 'notBegun' || (transfer === null && !attempted)) update(draft, { afterSpeech: command });
  else if (transfer !== null) {
    // The telephone company says how it went. Whoever was put through is with somebody else until the end.
    update(draft, { away: transfer === 'answered' });
    tellDialogue(draft, { type: 'transferFinished', wait: command.ticket, outcome: transfer });
    if (transfer === 'answered') updateFloor(draft, { speeches: [] });
  } else takeUnknown(draft, 'transfer', { type: 'transferFinished', wait: command.ticket, outcome: 'failed' });
}

function takeUnknown(draft: Draft, what: string, answer: Answer): void {
  draft.log.push({ type: 'noted', code: 'OUTCOME_UNKNOWN', detail: what });
  tellDialogue(draft, answer);
}

/** By method (RFC 9110 §9.2.2), or because the other system knows a repetition by its key. */
const REPEATABLE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
/** The built-in calendar only looks. */
const LOOKS: ReadonlySet<string> = new Set(['findSlot', 'findBooking']);

/** Sending it twice does what sending it once does. */
export function isRepeatable(request: RequestToSend): boolean {
  if (request.via === 'calendar') return LOOKS.has(request.operation);
  return (
    REPEATABLE_METHODS.has(request.method.toUpperCase()) ||
    request.headers.some(([name]) => name.toLowerCase() === 'idempotency-key')
  );
}

/** It only looks: nothing is different after it. */
export function onlyLooks(request: RequestToSend): boolean {
  if (request.via === 'calendar') return LOOKS.has(request.operation);
  return ['GET', 'HEAD'].includes(request.method.toUpperCase());
}
