import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';

/** Goes on at another node, without a long wire. */
export const jumpDataSchema = z.strictObject({ to: z.union([z.literal(''), elementIdSchema]).default('') });
