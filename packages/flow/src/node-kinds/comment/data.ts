import { z } from 'zod';

/** A note on the canvas; no caller ever comes here. */
export const commentDataSchema = z.strictObject({ text: z.string().max(8_000).default('') });
