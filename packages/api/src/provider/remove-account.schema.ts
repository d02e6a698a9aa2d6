import { z } from 'zod';
import { vendorInput } from './account.schema.ts';

export const removeAccountInput = vendorInput;
export const removeAccountOutput = z.object({ removed: z.literal(true) });
