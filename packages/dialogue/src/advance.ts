import type { CallRecord, Happening } from '@aybiza/call-log';
import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import { type Statechart, type StatechartEvent, toValue } from '@aybiza/statechart';
import { behaviourOf } from './behaviours.ts';
import { endKeys } from './collect.ts';
import type { DialogueCommand } from './command.ts';
import { trimToHeard } from './converse.ts';
import type { Dialogue, Wait } from './dialogue.ts';
import { begin, leave } from './enter.ts';
import { FILLER_TIMER, sayFiller } from './filler.ts';
import { signalArrived } from './hold.ts';
import { endKeypad } from './keypad.ts';
import { KEYS_TIMER } from './keys.ts';
import { concealSecrets, secretsGiven } from './mask-secrets.ts';
import { heedOperator } from './operator.ts';
import { beginTurn, drawTicket, speak, type TurnDraft } from './turn-draft.ts';
import { endVoicemail, VOICEMAIL_TIMER } from './voicemail.ts';

export interface Advance {
  readonly dialogue: Dialogue;
  /** What is to be done now, in order. */
  readonly commands: readonly DialogueCommand[];
  /** What is to be noted in the call's log, in order, after the happening itself. */
  readonly records: readonly CallRecord[];
  /** Why the flow could not be stepped. All else is then the end of the call in words, for whoever has no better idea. */
  readonly failure?: string;
}

/** After so many failures a flow is not given another chance: the caller hears the apology and the call ends. */
const MAX_FAILURES = 3;

/**
 * The conversation, one happening further. Pure: it reads no clock, does nothing and never throws; the same happenings always lead
 * to the same place. At most one transition leaves the node where the caller is; states whose values were given early may follow.
 */
export function advance(statechart: Statechart, dialogue: Dialogue, happening: Happening): Advance {
  const draft = beginTurn(statechart, dialogue);
  if (dialogue.ended) return finish(draft);
  try {
    const event = takeIn(draft, happening);
    if (event !== null) leave(draft, event);
    return finish(draft);
  } catch (error) {
    const failure = errorMessage(error);
    return { ...finish(giveUp(statechart, dialogue, failure)), failure };
  }
}

/** How a call is left that its flow never began. */
export interface Leave {
  readonly text: string;
  readonly outcome: string;
  /** Who is rung then; without anybody the call ends. */
  readonly to?: string | undefined;
}

/** As long as a transfer rings that says nothing else. */
const RING_MS = 25_000;

/** The end of a conversation before it has begun: words that cannot be interrupted, then somebody else or nobody. */
export function takeLeave(statechart: Statechart, dialogue: Dialogue, { text, outcome, to }: Leave): Advance {
  const draft = beginTurn(statechart, dialogue);
  speak(draft, text, { node: '$leave', interruption: 'protected', purpose: 'say' });
  if (to === undefined) draft.commands.push({ type: 'hangUp', outcome });
  else {
    draft.records.push({ type: 'transferStarted', node: '$leave', to });
    draft.commands.push({ type: 'transfer', ticket: drawTicket(draft), node: '$leave', to, ringMs: RING_MS });
  }
  draft.dialogue = { ...draft.dialogue, wait: null, ended: true };
  return finish(draft);
}

/** Whatever a flow makes of what was given in secret, no model is told. */
function finish({ statechart, dialogue, commands, records }: TurnDraft): Advance {
  const secrets = secretsGiven(statechart, dialogue);
  if (secrets.length === 0) return { dialogue, commands, records };
  const told = commands.map((command) =>
    command.type === 'askModel' ? { ...command, question: concealSecrets(command.question, secrets) } : command,
  );
  return { dialogue, commands: told, records };
}

/** A statechart that cannot be stepped (it should never have been published) still ends with words. */
function giveUp(statechart: Statechart, dialogue: Dialogue, detail: string): TurnDraft {
  const draft = beginTurn(statechart, dialogue);
  draft.records.push({ type: 'noted', code: 'STEP_FAILED', detail });
  speak(draft, statechart.settings.apology, { node: '$apology', interruption: 'protected', purpose: 'say' });
  draft.commands.push({ type: 'hangUp', outcome: 'failed' });
  draft.dialogue = { ...draft.dialogue, wait: null, ended: true };
  return draft;
}

/** The event by which the current state is left, or null when the conversation stays where it is. */
function takeIn(draft: TurnDraft, happening: Happening): StatechartEvent | null {
  const { wait } = draft.dialogue;
  switch (happening.type) {
    case 'began':
      begin(draft, Object.fromEntries(Object.entries(happening.values).map(([name, value]) => [name, toValue(value)])));
      return null;
    case 'callerSaid':
      draft.carried = happening.text;
      if (wait !== null) draft.hadWords.add(wait.node);
      draft.dialogue = { ...draft.dialogue, lastSaid: happening.text };
      return wait === null ? null : behaviourOf<Wait['kind']>(wait).hear(draft, wait, happening.text);
    case 'callerPressed':
      return wait === null ? null : behaviourOf<Wait['kind']>(wait).press(draft, wait, happening.key);
    case 'agentHeard':
      if (wait?.kind === 'converse' && !happening.complete) trimToHeard(draft, wait, happening);
      return null;
    case 'timerFired':
      return timerFired(draft, wait, happening.timer);
    case 'signalArrived':
      return signalArrived(wait, happening);
    case 'hungUp':
      return hungUp(draft, wait);
    case 'broke':
      return breakDown(draft, { code: happening.code, detail: happening.detail });
    case 'whispered':
    case 'putThrough':
    case 'sentOff':
    case 'gaveBack':
      heedOperator(draft, wait, happening);
      return null;
    default:
      return isAnswerTo(wait, happening.wait) ? answer(draft, wait, happening) : null;
  }
}

/** A late answer to something that is no longer awaited changes nothing. */
function isAnswerTo(wait: Wait | null, ticket: number): wait is Wait {
  return wait !== null && wait.ticket === ticket;
}

type Answer = Extract<Happening, { wait: number }>;

function answer(draft: TurnDraft, wait: Wait, happening: Answer): StatechartEvent | null {
  const behaviour = behaviourOf<Wait['kind']>(wait);
  switch (happening.type) {
    case 'silence':
      return behaviour.staySilent?.(draft, wait) ?? null;
    case 'modelReplied':
      return behaviour.modelReplied?.(draft, wait, happening) ?? null;
    case 'modelFailed':
      return behaviour.modelFailed?.(draft, wait) ?? null;
    case 'requestFinished':
    case 'transferFinished':
    case 'messageSent':
    case 'consulted':
    case 'passagesFound':
    case 'pickedUp':
      return behaviour.reported?.(draft, wait, happening) ?? null;
    case 'stalled':
      return breakDown(draft, { code: 'STALLED', detail: wait.node }, 'stalled');
    default:
      return assertNever(happening);
  }
}

/** A timer of the conversation's own, else one of the statechart's. */
function timerFired(draft: TurnDraft, wait: Wait | null, timer: string): StatechartEvent | null {
  switch (timer) {
    case KEYS_TIMER:
      if (wait?.kind === 'keypad') return endKeypad(draft, wait);
      return wait?.kind === 'collect' ? endKeys(draft, wait) : null;
    case VOICEMAIL_TIMER:
      return wait?.kind === 'voicemail' ? endVoicemail(draft, wait) : null;
    case FILLER_TIMER:
      sayFiller(draft);
      return null;
    default:
      return { type: timer };
  }
}

/** Whoever hangs up on the voicemail has left a message, and the flow goes on with it; only then is the caller gone. */
function hungUp(draft: TurnDraft, wait: Wait | null): StatechartEvent {
  if (wait?.kind === 'voicemail') {
    const event = endVoicemail(draft, wait);
    if (event.type === 'recorded') leave(draft, event);
  }
  return { type: 'hungUp' };
}

function breakDown(
  draft: TurnDraft,
  failure: { code: string; detail: string },
  event: 'error' | 'stalled' = 'error',
): StatechartEvent {
  draft.records.push({ type: 'noted', ...failure });
  const failures = draft.dialogue.failures + 1;
  draft.dialogue = { ...draft.dialogue, failures };
  if (failures > MAX_FAILURES) throw new Error(`failed ${failures} times`);
  return { type: event };
}
