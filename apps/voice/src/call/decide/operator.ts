import type { CallEventBody } from '@aybiza/call-log';
import { heedsWhispers } from '@aybiza/dialogue';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { CallInput } from '../call-input.ts';
import type { ReleaseReason } from '../command.ts';
import type { OperatorAnswer, OperatorDeed } from '../operator-deed.ts';
import { giveUpAll } from './barge-in.ts';
import { NOT_HEARD, stopTiming, tellDialogue, tellDialogueAnyway } from './converse.ts';
import { isLive, type LiveDraft, update, updateFloor } from './draft.ts';
import { isOfOperator } from './heard.ts';
import { forgetPrepared } from './prepare.ts';
import type { Operator, Speech } from './state.ts';
import { heedWish } from './wish.ts';

/** Of what was said meanwhile, so much is told to the agent. */
const MAX_LINES = 20;
/** The clock of the whole call: its limits count whoever talks. Those of steps and groups wait. */
const CALLS_OWN_TIMER = /^xstate\.after\.\d+\.flow$/;

/** An operator does something to a call in which the agent speaks, or they themselves. */
export function operatorActs(draft: LiveDraft, { ask, by, deed, at }: Extract<CallInput, { type: 'operator' }>): void {
  const answer = act(draft, { by, deed, at });
  if (ask !== null) draft.commands.push({ type: 'answerOperator', ask, answer });
}

interface Act {
  readonly by: string;
  readonly deed: OperatorDeed;
  readonly at: number;
}

function act(draft: LiveDraft, { by, deed, at }: Act): OperatorAnswer {
  switch (deed.type) {
    case 'whisper':
      return whisper(draft, by, deed.text);
    case 'takeOver':
      return takeOver(draft, { by, line: deed.line, how: deed.how, at });
    case 'putThrough':
      return putThrough(draft, { by, to: deed.to, at });
    case 'sendOff':
      return sendOff(draft, { by, at });
    case 'say':
    case 'spoke':
    case 'giveBack': {
      const { operator } = draft.call;
      if (operator === null || operator.line !== deed.line) return 'notTaken';
      if (deed.type === 'say') say(draft, operator, deed.text);
      else if (deed.type === 'spoke')
        note(draft, operator, { type: 'operatorSpoke', by, text: deed.text, how: 'voice' });
      else giveBack(draft, operator, deed.why);
      return 'done';
    }
    default:
      return assertNever(deed);
  }
}

function whisper(draft: LiveDraft, by: string, text: string): OperatorAnswer {
  const { away, dialogue, afterSpeech } = draft.call;
  if (away) return 'away';
  if (afterSpeech?.type === 'hangUp') return 'ending';
  tellDialogue(draft, { type: 'whispered', by, text });
  return heedsWhispers(dialogue) ? 'done' : 'later';
}

/** Why nobody can step in just now; null when somebody can. */
function obstacleTo({ call }: LiveDraft, by: string): OperatorAnswer | null {
  const { away, afterSpeech, dialogue, operator, recordingRight } = call;
  if (recordingRight.begins !== null) return 'notPickedUp';
  if (away || afterSpeech?.type === 'transfer') return 'away';
  if (afterSpeech?.type === 'hangUp' || dialogue.ended) return 'ending';
  if (operator !== null && operator.by !== by) return 'taken';
  return dialogue.wait?.kind === 'hello' && dialogue.wait.outbound ? 'notPickedUp' : null;
}

/** The agent is silent at once. Where the conversation stands stays as it is: there it goes on later. */
function takeOver(
  draft: LiveDraft,
  { by, line, how, at }: { by: string; line: string; how: 'voice' | 'text'; at: number },
): OperatorAnswer {
  const obstacle = obstacleTo(draft, by);
  if (obstacle !== null) return obstacle;
  const { operator, isReading } = draft.call;
  if (isReading && how === 'voice') return 'reading';
  // The same person on another page, or on this one loaded again.
  if (operator !== null) draft.commands.push({ type: 'releaseOperator', line: operator.line, why: 'reopened' });
  else silenceAgent(draft, at);
  const fresh: Operator = { by, line, spoken: 0, lines: [], held: [] };
  update(draft, { operator: operator === null ? fresh : { ...operator, line } });
  draft.log.push({ type: 'tookOver', by, how });
  draft.commands.push({ type: 'connectOperator', line, how });
  return 'done';
}

function silenceAgent(draft: LiveDraft, at: number): void {
  stopTiming(draft);
  forgetPrepared(draft);
  giveUpAll(draft, at);
  updateFloor(draft, { callerSpeaks: false, held: [] });
  if (draft.call.afterSpeech?.type === 'hold') update(draft, { afterSpeech: null });
  // A wait that a signal may end would otherwise use one up that nobody acts on.
  draft.commands.push({ type: 'awaitSignal', signal: null });
}

function say(draft: LiveDraft, operator: Operator, text: string): void {
  const spoken = operator.spoken + 1;
  const speech: Speech = {
    id: -spoken,
    node: '',
    text,
    interruption: 'protected',
    open: false,
    ...NOT_HEARD,
  };
  updateFloor(draft, { speeches: [...draft.call.floor.speeches, speech] });
  draft.commands.push({ type: 'speak', speech: speech.id, text });
  note(draft, { ...operator, spoken }, { type: 'operatorSpoke', by: operator.by, text, how: 'text' });
}

type Line = Extract<CallEventBody, { type: 'operatorSpoke' | 'operatorHeard' }>;

function note(draft: LiveDraft, operator: Operator, line: Line): void {
  draft.log.push(line);
  const who = line.type === 'operatorSpoke' ? 'operator' : 'caller';
  update(draft, {
    operator: { ...operator, lines: [...operator.lines, { who, text: line.text } as const].slice(-MAX_LINES) },
  });
}

function giveBack(draft: LiveDraft, operator: Operator, why: 'asked' | 'lost'): void {
  release(draft, operator, why);
  draft.commands.push({ type: 'stopSpeaking' }, { type: 'askAgain', after: 'operator' });
  updateFloor(draft, { speeches: [] });
  update(draft, { unheeded: operator.held });
}

function release(draft: LiveDraft, { by, line, lines }: Operator, why: Exclude<ReleaseReason, 'reopened'>): void {
  tellDialogueAnyway(draft, { type: 'gaveBack', by, why, lines });
  draft.commands.push({ type: 'releaseOperator', line, why });
  update(draft, { operator: null });
}

function putThrough(draft: LiveDraft, { by, to, at }: { by: string; to: string; at: number }): OperatorAnswer {
  const obstacle = obstacleTo(draft, by);
  if (obstacle !== null) return obstacle;
  const { listening, dialogue, operator } = draft.call;
  // Whoever comes back from there is asked again: what is on its way from elsewhere would find nobody who waits for it.
  if (listening === null && dialogue.wait?.kind !== 'hold') return 'busy';
  if (operator === null) silenceAgent(draft, at);
  else stepOut(draft, operator, 'putThrough');
  tellDialogue(draft, { type: 'putThrough', by, to });
  return 'done';
}

function sendOff(draft: LiveDraft, { by, at }: { by: string; at: number }): OperatorAnswer {
  const obstacle = obstacleTo(draft, by);
  if (obstacle !== null) return obstacle;
  const { operator } = draft.call;
  if (operator === null) silenceAgent(draft, at);
  else stepOut(draft, operator, 'sentOff');
  tellDialogue(draft, { type: 'sentOff', by });
  return 'done';
}

/** The agent speaks next, for good: what an operator was still having spoken is cut. */
function stepOut(draft: LiveDraft, operator: Operator, why: 'limit' | 'putThrough' | 'sentOff'): void {
  release(draft, operator, why);
  draft.commands.push({ type: 'stopSpeaking' });
  updateFloor(draft, { speeches: [] });
}

/**
 * While an operator has the call nothing that happens is for the flow: words are written down, answers of other systems are kept, and
 * the rest is as if it had not happened. What ends the call or is not about the conversation is `passed` on.
 */
export function underOperator(draft: LiveDraft, input: CallInput): 'passed' | undefined {
  const { operator } = draft.call;
  if (operator === null) return 'passed';
  switch (input.type) {
    case 'operator':
    case 'legClosed':
    case 'reads':
    case 'heard':
    case 'voiced':
    case 'resumed':
    case 'turnTimed':
      return 'passed';
    case 'final':
    case 'typed':
      if (input.text.trim() !== '' && !heedWish(draft, input.text))
        note(draft, operator, { type: 'operatorHeard', text: input.text.trim() });
      return undefined;
    case 'answer':
      if (input.answer.type !== 'modelReplied' && input.answer.type !== 'modelFailed')
        update(draft, { operator: { ...operator, held: [...operator.held, input.answer] } });
      return undefined;
    case 'timer':
      if (CALLS_OWN_TIMER.test(input.timer)) timePasses(draft, operator, input.timer);
      return undefined;
    case 'voiceFailed':
      loseSpeeches(draft, input);
      return undefined;
    case 'beyondRepair':
      stepOut(draft, operator, 'limit');
      return 'passed';
    case 'returned':
      // What was being spoken went to a line that is no more.
      draft.commands.push({ type: 'stopSpeaking' });
      updateFloor(draft, { speeches: [] });
      return undefined;
    case 'hearingLost':
    case 'recogniserFailed':
    case 'broke':
      draft.log.push({ type: 'noted', code: input.type === 'broke' ? input.code : 'HEARING_LOST', detail: '' });
      return undefined;
    default:
      return undefined;
  }
}

/** A limit of the whole call: when the flow goes somewhere for it, it takes the caller along. */
function timePasses(draft: LiveDraft, operator: Operator, timer: string): void {
  const waiting = draft.call.dialogue.wait?.ticket;
  const commands = draft.commands.length;
  tellDialogue(draft, { type: 'timerFired', timer });
  if (!isLive(draft) || draft.call.dialogue.wait?.ticket === waiting) return;
  const said = draft.commands.splice(commands);
  const { speeches } = draft.call.floor;
  release(draft, operator, 'limit');
  draft.commands.push({ type: 'stopSpeaking' }, ...said);
  updateFloor(draft, { speeches: speeches.filter((speech) => !isOfOperator(speech)) });
}

/** A voice that fails an operator does not end their call: they are told by its silence, and still have their own. */
function loseSpeeches(draft: LiveDraft, lost: Extract<CallInput, { type: 'voiceFailed' }>): void {
  draft.log.push({ type: 'noted', code: 'VOICE_FAILED', detail: lost.code });
  updateFloor(draft, { speeches: draft.call.floor.speeches.filter(({ id }) => !lost.speeches.includes(id)) });
}
