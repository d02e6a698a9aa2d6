import { z } from 'zod';
import { accountInput } from './account.schema.ts';

export const setAccountInput = accountInput;
export const setAccountOutput = z.object({ saved: z.literal(true) });
