import type { Clock } from '@aybiza/foundation/clock';
import type { Embedder } from '@aybiza/providers/embedding/port';
import { retry } from '@aybiza/providers/retry';
import type { Cut } from './cut-blocks.ts';

/** Questions under way at a time: what an account that is used for nothing else may ask, and far below what a busy one may. */
const AT_ONCE = 8;

/** What each passage means, in their order; with their headings, for a table's row says little without them. */
export async function embedAll(
  passages: readonly Cut[],
  embedder: Embedder,
  { title, clock, signal }: { title: string; clock: Clock; signal: AbortSignal },
): Promise<(readonly number[])[]> {
  const vectors: (readonly number[])[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < passages.length; at = next++) {
      const { heading = '', text = '' } = passages[at] ?? {};
      const whole = [title, heading, text].filter((part) => part !== '').join('\n');
      vectors[at] = await retry(() => embedder.embed(whole, { signal }), { clock, signal, attempts: 4 });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return vectors;
}
