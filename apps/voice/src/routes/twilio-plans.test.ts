import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { createTwilioPlans } from './twilio-plans.ts';

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;

function aTransfer() {
  const clock = fakeClock();
  const told: string[] = [];
  const plans = createTwilioPlans(clock);
  plans.set('CA1', { type: 'dial', to: '+442079460018', ringMs: 1, done: (outcome) => told.push(outcome) }, () =>
    told.push('never asked'),
  );
  return { clock, told, plans };
}

describe('what Twilio is told when it asks', () => {
  it('a caller who hung up before Twilio asked is gone half a minute later', () => {
    const { clock, told } = aTransfer();
    clock.advance(29_999);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual(['never asked']);
  });

  it('a transfer of which nothing is heard again once it was dialled counts as failed', () => {
    const { clock, told, plans } = aTransfer();
    expect(plans.ask('CA1')).toMatchObject({ type: 'dial' });
    clock.advance(FOUR_HOURS_MS - 1);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual(['failed']);
  });

  it('asking again does not lengthen the wait', () => {
    const { clock, told, plans } = aTransfer();
    plans.ask('CA1');
    clock.advance(FOUR_HOURS_MS - 1);
    plans.ask('CA1');
    clock.advance(1);
    expect(told).toEqual(['failed']);
  });

  it('a transfer that was reported is not reported again', () => {
    const { clock, told, plans } = aTransfer();
    plans.ask('CA1');
    expect(plans.remove('CA1')).toMatchObject({ wasAsked: true });
    clock.advance(FOUR_HOURS_MS);
    expect(told).toEqual([]);
  });
});
