import { createTestDatabase } from '@aybiza/db/testing/test-database';
import type { TestDatabase } from '@aybiza/db/testing/test-server';
import { systemClock } from '@aybiza/foundation/clock';
import { newId } from '@aybiza/foundation/new-id';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bus } from '../bus/port.ts';
import { createPostgresBus } from '../bus/postgres.ts';
import { answerAsOwner, askOwner, type OwnerQuestion } from './ask-owner.ts';

let database: TestDatabase;
let asking: Bus;
let owning: Bus;
const mine = newId('call');
const asked: OwnerQuestion[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const open = () => createPostgresBus({ url: database.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  [asking, owning] = [open(), open()];
  await answerAsOwner(owning, {
    onAsked: ({ callId, question }) => {
      if (callId !== mine) return undefined;
      asked.push(question);
      return Promise.resolve({ type: 'done', done: true });
    },
    onError: () => {},
  });
});
afterAll(async () => {
  await Promise.all([asking.close(), owning.close()]);
  await database.drop();
});

const ask = (callId: typeof mine, answerWithinMs: number) => {
  const options = { clock: systemClock(), answerWithinMs, askId: newId('request') };
  return askOwner(asking, { callId, question: { type: 'giveUp' } }, options);
};

test('the process that has a call answers', async () => {
  expect(await ask(mine, 10_000)).toEqual({ type: 'done', done: true });
  expect(asked).toEqual([{ type: 'giveUp' }]);
});

test('of a call that nobody has, nobody answers', async () => {
  expect(await ask(newId('call'), 50)).toBeUndefined();
});

test('each of several questions at once gets its own answer', async () => {
  const answers = await Promise.all([ask(mine, 10_000), ask(newId('call'), 50), ask(mine, 10_000)]);
  expect(answers).toEqual([{ type: 'done', done: true }, undefined, { type: 'done', done: true }]);
});
