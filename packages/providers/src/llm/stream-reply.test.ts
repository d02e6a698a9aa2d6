import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, it } from 'vitest';
import { fakeError } from '../fake-fault.ts';
import { streamReply } from './stream-reply.ts';

/** A model that says one piece each so many ms; what it has said when the answer is over, and how that went. */
async function answerOf(pieces: readonly string[], { everyMs }: { everyMs: number }) {
  const clock = fakeClock();
  const heard: string[] = [];
  let outcome = 'open';
  const reply = streamReply<string>(
    {
      clock,
      provider: 'drip',
      modelId: 'drip',
      send: (signal, onEvent) =>
        new Promise((resolve, reject) => {
          const say = ([piece, ...rest]: readonly string[]) => {
            if (signal.aborted) return;
            if (piece === undefined) return resolve();
            onEvent(piece);
            clock.after(everyMs, () => say(rest));
          };
          signal.addEventListener('abort', () => reject(new Error('aborted')));
          clock.after(everyMs, () => say(pieces));
        }),
      add(piece, parts) {
        if (piece === pieces.at(-1)) parts.stop('endTurn');
        return parts.addText(piece);
      },
      toError: () => fakeError('PROVIDER_UNREACHABLE', 'broken'),
    },
    { signal: new AbortController().signal, onText: (text) => heard.push(text) },
  );
  reply.then(
    () => (outcome = 'whole'),
    (error: { code: string }) => (outcome = error.code),
  );
  let passedMs = 0;
  for (; outcome === 'open' && passedMs < 60_000; passedMs += 100) {
    clock.advance(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { heard: heard.join(''), outcome, passedMs };
}

const WORDS = 'Of course I can help you with your cat. Which day suits you?'.split(/(?<= )/);

it('check 19: a model that drips one word a second is given up after two seconds and a half', async () => {
  const { heard, outcome, passedMs } = await answerOf(WORDS, { everyMs: 1_000 });
  expect({ heard, outcome }).toEqual({ heard: 'Of course ', outcome: 'PROVIDER_TIMEOUT' });
  expect(passedMs).toBeLessThanOrEqual(2_600);
});

it('check 19: one that is slow, but faster than people speak, is heard to its end', async () => {
  expect(await answerOf(WORDS, { everyMs: 300 })).toMatchObject({ heard: WORDS.join(''), outcome: 'whole' });
});

it('check 19: one that says much at a time may take its time in between', async () => {
  const sentences = ['Of course I can help you. ', 'Which day suits you? ', 'And what time?'];
  expect(await answerOf(sentences, { everyMs: 1_400 })).toMatchObject({ outcome: 'whole' });
});
