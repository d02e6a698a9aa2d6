import type { Clock } from '@aybiza/foundation/clock';
import type { CallFacts } from './call-fields.ts';
import type { DialBehaviour } from './call-record.ts';
import { newSid } from './new-sid.ts';
import type { FormField } from './sign.ts';
import { createStatusReporter, type StatusReporter } from './status-reporter.ts';
import type { NumberNoun } from './twiml.ts';
import { wait } from './wait.ts';
import { type Whispered, whisper } from './whisper.ts';

/** How the people behave who are called by `<Dial>` or by an outbound call. */
export interface DialPlan {
  /** By number; who is not named does not answer. */
  behaviours: Readonly<Record<string, DialBehaviour>>;
  /** How long it rings before the person decides. */
  ringMs: number;
  /** How long the person talks before hanging up. */
  talkMs: number;
}

export interface DialRequest {
  numbers: readonly NumberNoun[];
  timeoutMs: number;
  parent: CallFacts;
  callerId: string;
}

export interface Dialler {
  plan: DialPlan;
  authToken: string;
  clock: Clock;
  signal: AbortSignal;
  onFailed(problem: { code: number; message: string }): void;
  /** Told of each person's leg before it rings. */
  onLegs(legs: readonly CallFacts[]): void;
}

/** What the `action` of a `<Dial>` is told; `status` repeats its `DialCallStatus`. */
export interface DialOutcome {
  number: string;
  status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  fields: readonly FormField[];
  /** What whoever picked up was told before both were joined. */
  told: readonly string[];
}

/** What a person presses who is asked for a key. */
const KEYS: Partial<Record<DialBehaviour, string>> = { accept: '1', decline: '2' };
/** Of somebody who is told nothing: both are joined at once. */
const JOINED_AT_ONCE: Whispered = { told: [], isJoined: true };

/** Rings everybody at once; the first who answers talks and hangs up. Nobody is really there. */
export async function dialNumbers(request: DialRequest, dialler: Dialler): Promise<DialOutcome> {
  const { plan, signal, clock } = dialler;
  const legs = request.numbers.map((noun) => createLeg(noun, request, dialler));
  dialler.onLegs(legs.map(({ facts }) => facts));
  for (const { reporter } of legs) {
    reporter.report('initiated', 'initiated');
    reporter.report('ringing', 'ringing');
  }
  const answering = legs.find(({ behaviour }) => isPickingUp(behaviour));
  const chosen = answering ?? legs[0];
  if (chosen === undefined) throw new Error('parse <Dial> so that it has at least one number');
  const waitMs = chosen.behaviour === 'no-answer' ? Math.min(request.timeoutMs, plan.ringMs * 2) : plan.ringMs;
  await wait(clock, waitMs, signal);
  let whispered = JOINED_AT_ONCE;
  if (answering !== undefined && !signal.aborted) {
    answering.reporter.report('answered', 'in-progress');
    whispered = await tell(answering, dialler);
    if (whispered.isJoined) await wait(clock, plan.talkMs, signal);
  }
  const status = toStatus(chosen.behaviour, { isAborted: signal.aborted });
  const isBridged = answering !== undefined && whispered.isJoined;
  const seconds = answering === undefined ? 0 : Math.ceil(plan.talkMs / 1000);
  for (const leg of legs) leg.reporter.report('completed', leg === chosen ? status : 'canceled');
  await Promise.all(legs.map(({ reporter }) => reporter.flushed()));
  return {
    number: chosen.noun.number,
    status,
    told: whispered.told,
    fields: [
      ['DialCallStatus', status],
      ['DialCallSid', chosen.callSid],
      ['DialBridged', String(isBridged)],
      ...(answering === undefined ? [] : [['DialCallDuration', String(seconds)] as const]),
    ],
  };
}

/** Picks up a dialled phone: whoever does so hears the whisper, where there is one. */
function tell({ noun, facts, behaviour }: Leg, { authToken, clock, signal, onFailed }: Dialler): Promise<Whispered> {
  if (noun.whisper === undefined) return Promise.resolve(JOINED_AT_ONCE);
  return whisper(noun.whisper, { facts, authToken, clock, signal, key: KEYS[behaviour], onFailed });
}

export function isPickingUp(behaviour: DialBehaviour): behaviour is 'answer' | 'accept' | 'decline' {
  return behaviour === 'answer' || behaviour === 'accept' || behaviour === 'decline';
}

interface Leg {
  noun: NumberNoun;
  callSid: string;
  facts: CallFacts;
  behaviour: DialBehaviour;
  reporter: StatusReporter;
}

function createLeg(noun: NumberNoun, { parent, callerId }: DialRequest, dialler: Dialler): Leg {
  const callSid = newSid('CA');
  const facts: CallFacts = {
    callSid,
    accountSid: parent.accountSid,
    from: callerId,
    to: noun.number,
    direction: 'outbound-dial',
    parentCallSid: parent.callSid,
  };
  const callback = noun.statusCallback && { action: noun.statusCallback, events: noun.statusCallbackEvents };
  const { authToken, clock, onFailed } = dialler;
  const reporter = createStatusReporter({ callback, facts, authToken, clock, onFailed });
  return { noun, callSid, facts, behaviour: dialler.plan.behaviours[noun.number] ?? 'no-answer', reporter };
}

function toStatus(behaviour: DialBehaviour, { isAborted }: { isAborted: boolean }): DialOutcome['status'] {
  if (isPickingUp(behaviour)) return 'completed';
  return isAborted ? 'canceled' : behaviour;
}
