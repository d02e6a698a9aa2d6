import { Worker } from 'node:worker_threads';
import { knowledgeFailureSchema } from '@aybiza/db/knowledge-documents';
import type { Clock } from '@aybiza/foundation/clock';
import { z } from 'zod';
import type { Read } from './block.ts';
import { unreadable } from './unreadable.ts';

/** What one reading may take. */
export interface ReadingLimits {
  readonly ms: number;
  /** By which the whole process may grow meanwhile. */
  readonly bytes: number;
  readonly pages: number;
  readonly letters: number;
  /** With less a page has nothing to say. */
  readonly leastLetters: number;
}

export const READING_LIMITS: ReadingLimits = {
  ms: 60_000,
  bytes: 768 * 1024 * 1024,
  pages: 1_000,
  letters: 4_000_000,
  leastLetters: 40,
};

/** JavaScript's own memory, in MB: what is packed in a file unpacks outside of it, and is watched from outside. */
const HEAP_MB = 384;
const WATCH_EVERY_MS = 50;

const blockSchema = z.object({ text: z.string(), heading: z.int().optional(), page: z.int().optional() });
const messageSchema = z.union([
  z.object({
    read: z.object({ blocks: z.array(blockSchema), title: z.string().optional(), language: z.string().optional() }),
  }),
  z.object({ failure: knowledgeFailureSchema }),
]);

export interface ReadingApart {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limits?: ReadingLimits;
}

/**
 * Takes a PDF file or a web page apart in a thread of its own, which is ended when it takes too long or too much memory.
 * @throws Unreadable with the reason
 */
export async function readApart(
  file: { kind: 'pdf'; bytes: Uint8Array } | { kind: 'page'; bytes: string },
  { clock, signal, limits = READING_LIMITS }: ReadingApart,
): Promise<Read> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('./reading-thread.mjs', import.meta.url), {
    workerData: { ...file, limits },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // What a library prints about a broken file is nobody's business.
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  const cancels: (() => void)[] = [];
  try {
    return await new Promise<Read>((resolve, reject) => {
      const tooHard = () => reject(unreadable('TOO_HARD'));
      const watch = () => {
        if (process.memoryUsage.rss() - before > limits.bytes) tooHard();
        else cancels[1] = clock.after(WATCH_EVERY_MS, watch);
      };
      cancels.push(clock.after(limits.ms, tooHard));
      watch();
      const withdraw = () => reject(signal.reason);
      signal.addEventListener('abort', withdraw, { once: true });
      cancels.push(() => signal.removeEventListener('abort', withdraw));
      thread.once('message', (message: unknown) => {
        const said = messageSchema.parse(message);
        if ('failure' in said) reject(unreadable(said.failure));
        else resolve(said.read);
      });
      // Out of memory, or a fault of a library.
      thread.once('error', tooHard);
      thread.once('exit', tooHard);
    });
  } finally {
    for (const cancel of cancels) cancel();
    await thread.terminate();
  }
}
