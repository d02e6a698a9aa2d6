import type { CallRecord, Happening } from '@aybiza/call-log';
import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import { type Statechart, type StatechartEvent, toValue, type Value, valueAtPointer } from '@aybiza/statechart';
import {
  endKeys,
  hearInCollect,
  KEYS_TIMER,
  missed as missedInCollect,
  modelRepliedInCollect,
  pressInCollect,
  silentInCollect,
} from './collect.ts';
import type { DialogueCommand } from './command.ts';
import { hearInConverse, modelRepliedInConverse, pressInConverse, silentInConverse, trimToHeard } from './converse.ts';
import type { Dialogue, RequestWait, Wait } from './dialogue.ts';
import { begin, leave } from './enter.ts';
import { FILLER_TIMER, sayFiller } from './filler.ts';
import { handlerCandidates, inOrder } from './handlers.ts';
import { hearInMenu, missed as missedInMenu, modelRepliedInMenu, pressInMenu, silentInMenu } from './menu.ts';
import { beginTurn, speak, type TurnDraft } from './turn-draft.ts';
import { SAID_CLEARLY } from './understand/phrase-score.ts';
import { noteUnderstood } from './understood.ts';

export interface Advance {
  readonly dialogue: Dialogue;
  /** What is to be done now, in order. */
  readonly commands: readonly DialogueCommand[];
  /** What is to be noted in the call's log, in order, after the happening itself. */
  readonly records: readonly CallRecord[];
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
    return finish(giveUp(statechart, dialogue, errorMessage(error)));
  }
}

function finish({ dialogue, commands, records }: TurnDraft): Advance {
  return { dialogue, commands, records };
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
      return wait === null ? null : hear(draft, wait, happening.text);
    case 'callerPressed':
      return wait === null ? null : press(draft, wait, happening.key);
    case 'agentHeard':
      if (wait?.kind === 'converse' && !happening.complete) trimToHeard(draft, wait, happening);
      return null;
    case 'timerFired':
      if (happening.timer === KEYS_TIMER) return wait?.kind === 'collect' ? endKeys(draft, wait) : null;
      if (happening.timer === FILLER_TIMER) {
        sayFiller(draft);
        return null;
      }
      return { type: happening.timer };
    case 'hungUp':
      return { type: 'hungUp' };
    case 'broke':
      return breakDown(draft, { code: happening.code, detail: happening.detail });
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
  switch (happening.type) {
    case 'silence':
      return stayedSilent(draft, wait);
    case 'modelReplied':
      return modelReplied(draft, wait, happening);
    case 'modelFailed':
      return modelFailed(draft, wait);
    case 'requestFinished':
      return wait.kind === 'request' ? requestFinished(wait, happening) : null;
    case 'transferFinished':
      return wait.kind === 'transfer' ? { type: happening.outcome } : null;
    case 'stalled':
      return breakDown(draft, { code: 'STALLED', detail: wait.node }, 'stalled');
    default:
      return assertNever(happening);
  }
}

function hear(draft: TurnDraft, wait: Wait, text: string): StatechartEvent | null {
  switch (wait.kind) {
    case 'menu':
      return hearInMenu(draft, wait, text);
    case 'collect':
      return hearInCollect(draft, wait, text);
    case 'converse':
      return hearInConverse(draft, wait, text);
    case 'request':
    case 'transfer':
      return hearWhileBusy(draft, wait, text);
    default:
      return assertNever(wait);
  }
}

/** While something else is under way only a handler counts: an emergency does not wait for a calendar. */
function hearWhileBusy(draft: TurnDraft, wait: Wait, text: string): StatechartEvent | null {
  const handlers = inOrder(handlerCandidates(draft.statechart, text));
  const [handler] = handlers;
  if (handler === undefined || handler.score < SAID_CLEARLY) return null;
  noteUnderstood(draft, { node: wait.node, layer: 'local', taken: handler.what, passedOver: handlers });
  return handler.event;
}

function press(draft: TurnDraft, wait: Wait, key: string): StatechartEvent | null {
  switch (wait.kind) {
    case 'menu':
      return pressInMenu(draft, wait, key);
    case 'collect':
      return pressInCollect(draft, wait, key);
    case 'converse':
      return pressInConverse(draft, wait, key);
    case 'request':
    case 'transfer':
      return null;
    default:
      return assertNever(wait);
  }
}

function stayedSilent(draft: TurnDraft, wait: Wait): StatechartEvent | null {
  switch (wait.kind) {
    case 'menu':
      return silentInMenu(draft, wait);
    case 'collect':
      return silentInCollect(draft, wait);
    case 'converse':
      return silentInConverse(draft, wait);
    case 'request':
    case 'transfer':
      return null;
    default:
      return assertNever(wait);
  }
}

function modelReplied(
  draft: TurnDraft,
  wait: Wait,
  reply: Extract<Happening, { type: 'modelReplied' }>,
): StatechartEvent | null {
  if (wait.kind === 'menu') return modelRepliedInMenu(draft, wait, reply.toolUses);
  if (wait.kind === 'collect') return modelRepliedInCollect(draft, wait, reply.toolUses);
  return wait.kind === 'converse' ? modelRepliedInConverse(draft, wait, reply) : null;
}

function modelFailed(draft: TurnDraft, wait: Wait): StatechartEvent | null {
  if (wait.kind === 'menu') return missedInMenu(draft, wait, []);
  if (wait.kind === 'collect') return missedInCollect(draft, wait);
  return wait.kind === 'converse' ? { type: 'failed', values: wait.values } : null;
}

/** The port a request is left by: the author's rules first, then any 2xx. */
function requestFinished(
  { request }: RequestWait,
  finished: Extract<Happening, { type: 'requestFinished' }>,
): StatechartEvent {
  if (finished.outcome !== 'answered') return { type: finished.outcome };
  const { status } = finished;
  const body = toValue(finished.body);
  const mapped = request.mapping.map(({ variable, pointer }): [string, Value] => [
    variable,
    valueAtPointer(body, pointer),
  ]);
  const rule = request.rules.find(({ from, to }) => status >= from && status <= to);
  const isFine = status >= 200 && status < 300;
  return { type: rule?.port ?? (isFine ? 'ok' : 'failed'), values: Object.fromEntries(mapped) };
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
