import { z } from 'zod';

/** One key of a telephone. */
export const telephoneKeySchema = z.string().regex(/^[0-9*#]$/, 'one key of a telephone');
