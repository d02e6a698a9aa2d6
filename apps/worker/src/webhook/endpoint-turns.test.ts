import { webhookIdSchema } from '@aybiza/foundation/ids';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, test } from 'vitest';
import { EndpointTurns } from './endpoint-turns.ts';

const slow = webhookIdSchema.parse('hook_slow');
const other = webhookIdSchema.parse('hook_other');

function fill(turns: EndpointTurns): (() => void)[] {
  return Array.from({ length: 4 }, () => {
    const turn = turns.enter(slow);
    if (turn.status === 'full') throw new Error('there was a place');
    return turn.leave;
  });
}

test('an endpoint that is slow keeps nobody else waiting', () => {
  const turns = new EndpointTurns(fakeClock());
  fill(turns);
  expect(turns.enter(slow)).toMatchObject({ status: 'full' });
  expect(turns.enter(other)).toMatchObject({ status: 'entered' });
});

test('those that find no place come back one after the other, none later than in ten minutes', () => {
  const turns = new EndpointTurns(fakeClock());
  fill(turns);
  const waits = Array.from({ length: 3_000 }, () => {
    const turn = turns.enter(slow);
    return turn.status === 'full' ? turn.waitMs : 0;
  });
  expect(waits.slice(0, 3)).toEqual([250, 500, 750]);
  expect(waits.at(-1)).toBe(600_000);
});

test('a place that was left can be taken', () => {
  const turns = new EndpointTurns(fakeClock());
  const [leave] = fill(turns);
  leave?.();
  expect(turns.enter(slow)).toMatchObject({ status: 'entered' });
  expect(turns.enter(slow)).toMatchObject({ status: 'full' });
});

test('the faster a receiver answers, the sooner those that were sent away come back', () => {
  const clock = fakeClock();
  const turns = new EndpointTurns(clock);
  const waitOf = (turn: ReturnType<EndpointTurns['enter']>) => (turn.status === 'full' ? turn.waitMs : 0);
  const [, ...three] = fill(turns);
  expect(waitOf(turns.enter(slow))).toBe(250);
  clock.advance(20);
  for (const leave of three) leave();
  for (let message = 0; message < 40; message += 1) {
    const turn = turns.enter(slow);
    clock.advance(20);
    if (turn.status === 'entered') turn.leave();
  }
  for (let place = 0; place < 3; place += 1) turns.enter(slow);
  expect(waitOf(turns.enter(slow))).toBeLessThan(60);
});
