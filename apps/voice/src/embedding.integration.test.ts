import { systemClock } from '@aybiza/foundation/clock';
import { DIMENSIONS, type Embedder } from '@aybiza/providers/embedding/port';
import { createTitan } from '@aybiza/providers/embedding/titan';
import { retry } from '@aybiza/providers/retry';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

let sandbox: Sandbox;
let titan: Embedder;

beforeAll(async () => {
  sandbox = await startSandbox({ fast: true });
  titan = createTitan({ region: 'eu-central-1', endpoint: sandbox.url });
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  titan.close();
  await sandbox.close();
});

const embed = (text: string, signal = new AbortController().signal) => titan.embed(text, { signal });
const cosine = (left: readonly number[], right: readonly number[]) =>
  left.reduce((sum, part, at) => sum + part * (right[at] ?? 0), 0);

it('says what a text means in as many numbers as are kept, of unit length', async () => {
  const meaning = await embed('A zirconia crown costs 812 pounds.');
  expect(meaning).toHaveLength(DIMENSIONS);
  expect(Math.hypot(...meaning)).toBeCloseTo(1, 5);
});

it('says of texts with the same words that they mean nearly the same', async () => {
  const [crown, question, parking] = await Promise.all([
    embed('A zirconia crown costs 812 pounds.'),
    embed('What does a zirconia crown cost?'),
    embed('Parking is behind the mill.'),
  ]);
  expect(cosine(crown, question)).toBeGreaterThan(cosine(crown, parking) + 0.2);
});

it('takes a text that is far too long for the model', async () => {
  expect(await embed('crown '.repeat(20_000))).toHaveLength(DIMENSIONS);
});

it.each([
  [403, 'PROVIDER_UNAUTHORIZED', false],
  [400, 'PROVIDER_INVALID_REQUEST', false],
  [429, 'PROVIDER_THROTTLED', true],
  [503, 'PROVIDER_UNAVAILABLE', true],
])('a refusal with %i is %s', async (status, code, retryable) => {
  sandbox.faults.set('llm', { status });
  await expect(embed('A crown.')).rejects.toMatchObject({ code, retryable });
});

it('is asked again after it was asked too often, and then answers', async () => {
  sandbox.faults.set('llm', { status: 429, times: 2 });
  const { signal } = new AbortController();
  const meaning = await retry(() => embed('A crown.', signal), { clock: systemClock(), signal, baseDelayMs: 1 });
  expect(meaning).toHaveLength(DIMENSIONS);
});

it('takes no meaning of another length', async () => {
  sandbox.faults.set('llm', { garble: true });
  await expect(embed('A crown.')).rejects.toMatchObject({ code: 'PROVIDER_PROTOCOL' });
});

it('is withdrawn when nobody waits any more', async () => {
  sandbox.faults.set('llm', { stall: true });
  const controller = new AbortController();
  const asked = embed('A crown.', controller.signal);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ code: 'PROVIDER_ABORTED' });
});
