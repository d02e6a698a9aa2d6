import type { Clock } from '@aybiza/foundation/clock';
import type { TwilioPlan } from '../media/twilio/twilio-leg.ts';

/** Twilio asks as soon as a stream has ended, and tries for 15 s at most (Twilio: webhooks, connection settings). */
const ASKED_WITHIN_MS = 30_000;
/** A dialled person may talk as long as Twilio lets them (Twilio: Dial, `timeLimit`: 4 hours). */
const DIALLED_FOR_MS = 4 * 60 * 60 * 1000;
const MAX_PLANS = 20_000;

interface Entry {
  readonly plan: TwilioPlan;
  /** Twilio has been told. */
  wasAsked: boolean;
  /** What a dialled person said who was asked whether they take the call. */
  verdict: Verdict | undefined;
  cancel: () => void;
}

/** Whether a dialled person takes the call. */
export type Verdict = 'accepted' | 'declined';

/** What Twilio is to be told about a call when it asks next. */
export interface TwilioPlans {
  /** `whenNeverAsked` is told once Twilio did not ask in time: the caller hung up in between. */
  set(callSid: string, plan: TwilioPlan, whenNeverAsked: () => void): void;
  has(callSid: string): boolean;
  /** Twilio asks, for the first time or once the dialled person is gone. */
  ask(callSid: string): TwilioPlan | undefined;
  /** A dialled person has said whether they take the call. */
  decide(callSid: string, verdict: Verdict): void;
  /** Takes the plan away; `wasAsked` says whether Twilio had been told of it. */
  remove(callSid: string): Pick<Entry, 'plan' | 'wasAsked' | 'verdict'> | undefined;
}

export function createTwilioPlans(clock: Clock): TwilioPlans {
  const plans = new Map<string, Entry>();
  function remove(callSid: string): Entry | undefined {
    const entry = plans.get(callSid);
    entry?.cancel();
    plans.delete(callSid);
    return entry;
  }
  return {
    remove,
    has: (callSid) => plans.has(callSid),
    set(callSid, plan, whenNeverAsked) {
      remove(callSid);
      const [oldest] = plans.keys();
      if (plans.size >= MAX_PLANS && oldest !== undefined) remove(oldest);
      const cancel = clock.after(ASKED_WITHIN_MS, () => {
        plans.delete(callSid);
        whenNeverAsked();
      });
      plans.set(callSid, { plan, wasAsked: false, verdict: undefined, cancel });
    },
    decide(callSid, verdict) {
      const entry = plans.get(callSid);
      if (entry !== undefined) entry.verdict = verdict;
    },
    ask(callSid) {
      const entry = plans.get(callSid);
      if (entry === undefined || entry.wasAsked) return entry?.plan;
      entry.wasAsked = true;
      entry.cancel();
      entry.cancel = clock.after(DIALLED_FOR_MS, () => {
        plans.delete(callSid);
        // Nobody ever said how the transfer went: the call must not wait for ever.
        if (entry.plan.type === 'dial') entry.plan.done('failed');
      });
      return entry.plan;
    },
  };
}
