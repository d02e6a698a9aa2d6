import { createHash } from 'node:crypto';
import { z } from 'zod';
import { meaningOf } from './practice-model/meaning.ts';

/** Amazon Titan Text Embeddings V2, as far as its documentation says what it takes. */
export const embeddingRequestSchema = z.strictObject({
  inputText: z.string().min(1).max(50_000),
  dimensions: z.union([z.literal(256), z.literal(512), z.literal(1024)]).default(1024),
  normalize: z.boolean().default(true),
  embeddingTypes: z.array(z.enum(['float', 'binary'])).optional(),
});

/**
 * Directions that tell which words two texts share, as the practice model understands words: each has one of its own, the same on every machine.
 */
export function embedText({
  inputText,
  dimensions,
  normalize,
}: Pick<z.output<typeof embeddingRequestSchema>, 'inputText' | 'normalize'> & { dimensions: number }) {
  const words = meaningOf(inputText);
  const sum = new Array<number>(dimensions).fill(0);
  for (const word of words) {
    const seed = createHash('sha512').update(word).digest();
    for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + bitOf(seed, at);
  }
  const length = normalize ? Math.hypot(...sum) || 1 : 1;
  const embedding = sum.map((value) => value / length);
  return { embedding, embeddingsByType: { float: embedding }, inputTextTokenCount: words.size };
}

function bitOf(seed: Buffer, at: number): number {
  const byte = seed[Math.floor(at / 8) % seed.length] ?? 0;
  return (byte >> (at % 8)) & 1 ? 1 : -1;
}
