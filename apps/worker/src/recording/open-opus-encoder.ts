import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** How sound is encoded. */
export interface OpusFormat {
  sampleRateHz: number;
  channels: number;
  framesPerPacket: number;
  bitsPerSecond: number;
}

/** An encoder in a thread of its own, which takes one piece after the other. */
export interface OpusEncoder {
  /** In frames at the rate of the sound. */
  readonly lookahead: number;
  readonly vendor: string;
  /** Takes a piece of any length: 16-bit samples, the channels in turn. Gives the packets that it completes. */
  encode(piece: Int16Array): Promise<Uint8Array[]>;
  /** Gives the packets that are left. */
  finish(): Promise<Uint8Array[]>;
  close(): Promise<void>;
}

const beginningSchema = z.object({ lookahead: z.int(), vendor: z.string() });
const packetsSchema = z.array(z.instanceof(Uint8Array));

/** Starts an encoder. What is asked of it rejects when the signal aborts, and when its thread dies. */
export async function openOpusEncoder(format: OpusFormat, signal: AbortSignal): Promise<OpusEncoder> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('./opus-thread.mjs', import.meta.url), { workerData: format });
  const noMore = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the encoder has ended')));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // It may die while nothing is asked of it: the next question tells.
  noMore.catch(() => undefined);
  /** Every question has one answer, and the next is asked after it. */
  async function answer(): Promise<unknown> {
    const [message] = await Promise.race([once(thread, 'message'), noMore]);
    return message;
  }
  async function ask(piece: Int16Array | null): Promise<Uint8Array[]> {
    thread.postMessage(piece);
    return packetsSchema.parse(await answer());
  }
  const close = async () => void (await thread.terminate());
  try {
    const beginning = beginningSchema.parse(await answer());
    return { ...beginning, encode: ask, finish: () => ask(null), close };
  } catch (error) {
    await close();
    throw error;
  }
}
