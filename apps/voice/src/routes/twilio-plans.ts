import type { Clock } from '@aybiza/foundation/clock';
import type { TwilioPlan } from '../media/twilio/twilio-leg.ts';

/** Twilio asks within seconds of a stream's end; a dialled person may talk for hours. */
const PLAN_LIFE_MS = 4 * 60 * 60 * 1000;
const MAX_PLANS = 20_000;

/** What Twilio is to be told about a call when it asks next. */
export interface TwilioPlans {
  set(callSid: string, plan: TwilioPlan): void;
  get(callSid: string): TwilioPlan | undefined;
  remove(callSid: string): void;
}

export function createTwilioPlans(clock: Clock): TwilioPlans {
  const plans = new Map<string, { plan: TwilioPlan; cancel: () => void }>();
  function remove(callSid: string): void {
    plans.get(callSid)?.cancel();
    plans.delete(callSid);
  }
  return {
    remove,
    get: (callSid) => plans.get(callSid)?.plan,
    set(callSid, plan) {
      remove(callSid);
      const [oldest] = plans.keys();
      if (plans.size >= MAX_PLANS && oldest !== undefined) remove(oldest);
      const cancel = clock.after(PLAN_LIFE_MS, () => {
        plans.delete(callSid);
        // Nobody ever said how the transfer went: the call must not wait for ever.
        if (plan.type === 'dial') plan.done('failed');
      });
      plans.set(callSid, { plan, cancel });
    },
  };
}
