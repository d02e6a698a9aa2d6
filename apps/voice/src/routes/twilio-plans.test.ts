import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, it } from 'vitest';
import { createTwilioPlans } from './twilio-plans.ts';

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;

it('a transfer of which nothing is ever heard again counts as failed', () => {
  const clock = fakeClock();
  const outcomes: string[] = [];
  createTwilioPlans(clock).set('CA1', {
    type: 'dial',
    to: '+442079460018',
    ringMs: 1,
    done: (outcome) => outcomes.push(outcome),
  });
  clock.advance(FOUR_HOURS_MS - 1);
  expect(outcomes).toEqual([]);
  clock.advance(1);
  expect(outcomes).toEqual(['failed']);
});

it('a transfer that was reported is not reported again', () => {
  const clock = fakeClock();
  const outcomes: string[] = [];
  const plans = createTwilioPlans(clock);
  plans.set('CA1', { type: 'dial', to: '+442079460018', ringMs: 1, done: (outcome) => outcomes.push(outcome) });
  plans.remove('CA1');
  clock.advance(FOUR_HOURS_MS);
  expect(outcomes).toEqual([]);
});
