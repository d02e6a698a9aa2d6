import { type CallEventBody, HUNG_UP } from '@aybiza/call-log';
import { FILLER_TIMER } from '@aybiza/dialogue';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { Statechart } from '@aybiza/statechart';
import type { Answer } from '../answer.ts';
import type { CallInput } from '../call-input.ts';
import type { CallCommand } from '../command.ts';
import { callersOwn, goOn, isNod, nodded, takeFloor, voiceDetected, WORDS_TIMER, wordsHeard } from './barge-in.ts';
import { manner, NOT_HEARD, SILENCE_TIMER, stopTiming, tellDialogue, tellDialogueAnyway } from './converse.ts';
import { type Draft, endCall, isLive, type LiveDraft, update, updateFloor, updateSpeech } from './draft.ts';
import { fallBack } from './fall-back.ts';
import { goBack } from './go-back.ts';
import { answerNotice, beginCall, CONSENT_TIMER, noticeLost, personPickedUp } from './notice.ts';
import { operatorActs, underOperator } from './operator.ts';
import { forgetPrepared, prepareAnswer } from './prepare.ts';
import { askAgain, callerReturns, resumeCall } from './resume.ts';
import type { CallState, Held } from './state.ts';
import { callerGives, closeReply, settle, speechHeard, speechVoiced } from './turn.ts';
import { leftAfterTransfer, turnAway } from './turn-away.ts';

export interface Decision {
  readonly state: CallState;
  readonly commands: readonly CallCommand[];
  /** For the call's log, in order. */
  readonly log: readonly CallEventBody[];
}

/** The voice may hiccup; when it breaks again before anything was heard to its end, there is no voice. */
const MAX_VOICE_FAILURES = 1;

/**
 * What the call does about something that happened. Pure: it depends on its arguments alone, so the inputs of any call are a test.
 * After the end nothing is decided any more.
 */
export function decide(statechart: Statechart, state: CallState, input: CallInput): Decision {
  const draft: Draft = { statechart, call: state, commands: [], log: [] };
  if (isLive(draft)) {
    if (underOperator(draft, input) === 'passed') react(draft, input);
    noticeLost(draft);
    settle(draft, input.at);
  }
  return { state: draft.call, commands: draft.commands, log: draft.log };
}

function react(draft: LiveDraft, input: CallInput): void {
  switch (input.type) {
    case 'answered':
      beginCall(draft, { values: input.values, notice: input.notice ?? null });
      return;
    case 'wentBack':
      goBack(draft, input);
      return;
    case 'turnedAway':
      turnAway(draft, input);
      return;
    case 'resumed':
      resumeCall(draft, input);
      return;
    case 'returned':
      callerReturns(draft, input);
      return;
    case 'legClosed':
      lineIsGone(draft, input.by);
      return;
    case 'digit':
      cutInWith(draft, { type: 'pressed', key: input.key }, input.at);
      return;
    case 'typed':
      cutInWith(draft, { type: 'said', text: input.text }, input.at);
      return;
    case 'reads':
      // A page that comes back says so again.
      if (draft.call.isReading !== input.isReading) draft.log.push({ type: 'reads', isReading: input.isReading });
      update(draft, { isReading: input.isReading });
      draft.commands.push({ type: 'setReading', isReading: input.isReading });
      return;
    case 'voiceDetected':
      voiceDetected(draft, input.at);
      return;
    case 'speechStarted':
    case 'interim':
      callerSpeaks(draft, input);
      return;
    case 'eagerEndOfTurn':
      prepareAnswer(draft, input);
      return;
    case 'turnResumed':
      forgetPrepared(draft);
      return;
    case 'final':
      callerSaid(draft, input);
      forgetPrepared(draft);
      return;
    case 'hearingLost':
      hearingLost(draft, input.spoken);
      return;
    case 'recogniserFailed':
      updateFloor(draft, { callerSpeaks: false });
      goOn(draft, 'noise');
      tellDialogue(draft, { type: 'broke', code: 'RECOGNISER_FAILED', detail: input.code });
      return;
    case 'replyText':
      replyGoesOn(draft, input.speech, input.text);
      return;
    default:
      reactToWorld(draft, input);
  }
}

type FromWorld = Extract<
  CallInput,
  {
    type:
      | 'heard'
      | 'voiced'
      | 'voiceFailed'
      | 'turnTimed'
      | 'answer'
      | 'pickedUp'
      | 'signal'
      | 'operator'
      | 'askedAgain'
      | 'timer'
      | 'idleTooLong'
      | 'broke'
      | 'beyondRepair';
  }
>;

/** What our own side and other systems report. */
function reactToWorld(draft: LiveDraft, input: FromWorld): void {
  switch (input.type) {
    case 'heard':
      speechHeard(draft, input.speech, input);
      return;
    case 'voiced':
      speechVoiced(draft, input.speech, input);
      return;
    case 'voiceFailed':
      voiceFailed(draft, input);
      return;
    case 'turnTimed':
      draft.log.push({ type: 'turnTimed', speech: input.speech, ...input.parts });
      return;
    case 'answer':
      takeAnswer(draft, input.answer);
      return;
    case 'pickedUp':
      personPickedUp(draft, input.by);
      return;
    case 'signal':
      tellDialogue(draft, { type: 'signalArrived', signal: input.signal, body: input.body });
      return;
    case 'operator':
      operatorActs(draft, input);
      return;
    case 'askedAgain':
      askedAgain(draft, input);
      return;
    case 'timer':
      timerFired(draft, input.timer);
      return;
    case 'idleTooLong':
      idleTooLong(draft);
      return;
    case 'broke':
      tellDialogue(draft, { type: 'broke', code: input.code, detail: input.detail });
      return;
    case 'beyondRepair':
      fallBack(draft, input);
      return;
    default:
      assertNever(input);
  }
}

/** A key and typed words are whole at once: nobody has to find out whether they are meant. */
function cutInWith(draft: LiveDraft, given: Held, at: number): void {
  takeFloor(draft, at);
  updateFloor(draft, { callerSpeaks: false });
  callerGives(draft, given);
}

type Words = Extract<CallInput, { type: 'speechStarted' | 'interim' | 'final' }>;

/** The recogniser has words of the caller, the first or more of them. */
function callerSpeaks(draft: LiveDraft, { text, at }: Words): void {
  const own = callersOwn(draft, text, at);
  if (own !== '') wordsHeard(draft, own, at);
}

function callerSaid(draft: LiveDraft, words: Extract<Words, { type: 'final' }>): void {
  const own = callersOwn(draft, words.text, words.at).trim();
  const nods = own !== '' && isNod(draft, own);
  if (own !== '' && !nods) wordsHeard(draft, own, words.at);
  updateFloor(draft, { callerSpeaks: false });
  if (nods) nodded(draft, own);
  // Noise that turned out to be no words: the agent's turn goes on, or silence is timed again.
  else if (own === '') goOn(draft, 'noise');
  else
    callerGives(
      draft,
      words.confidence === undefined
        ? { type: 'said', text: own }
        : { type: 'said', text: own, confidence: words.confidence },
    );
}

/** Words of the model are on their way to the voice. */
function replyGoesOn(draft: LiveDraft, id: number, text: string): void {
  // Whoever already answers says nothing in between.
  draft.commands.push({ type: 'cancelTimer', timer: FILLER_TIMER });
  // More is to be voiced: how long the speech lasts is open again.
  updateSpeech(draft, id, ({ text: before }) => ({ text: before + text, totalMs: null }));
}

/** What the caller was saying is gone: they hear so at once instead of waiting for an answer. */
function hearingLost(draft: LiveDraft, spoken: boolean): void {
  const { floor, listening } = draft.call;
  draft.log.push({ type: 'noted', code: 'HEARING_LOST', detail: spoken || floor.callerSpeaks ? 'while speaking' : '' });
  updateFloor(draft, { callerSpeaks: false });
  goOn(draft, 'noise');
  if (!spoken && !floor.callerSpeaks) return;
  if (listening === null || floor.speeches.length > 0) return;
  stopTiming(draft);
  tellDialogue(draft, { type: 'silence', wait: listening.ticket });
}

function askedAgain(draft: LiveDraft, input: Extract<CallInput, { type: 'askedAgain' }>): void {
  const { unheeded } = draft.call;
  update(draft, { unheeded: [] });
  askAgain(draft, input);
  for (const answer of unheeded) takeAnswer(draft, answer);
}

function takeAnswer(draft: LiveDraft, answer: Answer): void {
  const { wait } = draft.call.dialogue;
  if (answer.type === 'modelReplied') closeReply(draft, answer.text);
  if (answer.type === 'modelFailed') closeReply(draft, null);
  // Whoever talked to a person is not on our line any more; in every other case the caller is back.
  if (answer.type === 'transferFinished' && answer.outcome !== 'answered') update(draft, { away: false });
  tellDialogue(draft, answer);
  // Nobody answered where an operator had sent the caller: no way of the flow leads on from there.
  const isBack = answer.type === 'transferFinished' && answer.outcome !== 'answered' && wait?.ticket === answer.wait;
  if (isBack && wait.kind === 'transfer' && wait.back !== undefined)
    draft.commands.push({ type: 'askAgain', after: 'transfer' });
  if (answer.type === 'transferFinished') leftAfterTransfer(draft, answer.outcome);
  if (isLive(draft) && draft.call.away) updateFloor(draft, { speeches: [] });
}

function timerFired(draft: LiveDraft, timer: string): void {
  if (timer === WORDS_TIMER) {
    goOn(draft, 'noise');
    return;
  }
  if (timer === CONSENT_TIMER) {
    answerNotice(draft, false);
    return;
  }
  if (timer !== SILENCE_TIMER) {
    tellDialogue(draft, { type: 'timerFired', timer });
    return;
  }
  const { timedSilence } = draft.call;
  update(draft, { timedSilence: null });
  if (timedSilence !== null) tellDialogue(draft, { type: 'silence', wait: timedSilence });
}

function lineIsGone(draft: LiveDraft, by: 'caller' | 'lost'): void {
  updateFloor(draft, { speeches: [] });
  // Whatever breaks now, they are gone.
  tellDialogueAnyway(draft, { type: 'hungUp' });
  // A handler for hanging up may have more to do (a request); nobody listens any more, so it only ends the call sooner.
  const outcome = draft.call.afterSpeech?.type === 'hangUp' ? draft.call.afterSpeech.outcome : HUNG_UP;
  endCall(draft, { outcome, reason: by === 'caller' ? 'hungUp' : 'dropped' });
}

function voiceFailed(draft: LiveDraft, { speeches, code }: Extract<CallInput, { type: 'voiceFailed' }>): void {
  draft.log.push({ type: 'noted', code: 'VOICE_FAILED', detail: code });
  const failures = draft.call.voiceFailures + 1;
  update(draft, { voiceFailures: failures });
  if (failures > MAX_VOICE_FAILURES) {
    endCall(draft, { outcome: 'failed', reason: 'failed', apologise: true });
    return;
  }
  for (const lost of draft.call.floor.speeches) {
    if (!speeches.includes(lost.id) || lost.text === '') continue;
    updateSpeech(draft, lost.id, () => NOT_HEARD);
    draft.commands.push({ type: 'speak', speech: lost.id, text: lost.text, ...manner(lost) });
  }
}

/** Nothing at all has happened for too long: whatever is awaited will not come. */
function idleTooLong(draft: LiveDraft): void {
  const { wait } = draft.call.dialogue;
  updateFloor(draft, { speeches: [], callerSpeaks: false });
  if (wait === null) {
    endCall(draft, { outcome: 'failed', reason: 'failed', apologise: true });
    return;
  }
  tellDialogue(draft, { type: 'stalled', wait: wait.ticket });
}
