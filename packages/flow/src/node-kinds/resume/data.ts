import { z } from 'zod';

/** Ends a handler: back where the caller was, saying the last prompt again. */
export const resumeDataSchema = z.strictObject({});
