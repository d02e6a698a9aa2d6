import { z } from 'zod';
import { e164Schema } from '../phone-number/e164.ts';
import { plainText } from '../plain-text.ts';

export const createCallBackInput = z.strictObject({
  e164: e164Schema,
  name: plainText(200).default(''),
  note: plainText(2_000).default(''),
  /** Epoch milliseconds: not before; at once unless given. */
  dueAt: z.int().min(0).max(8_640_000_000_000_000).optional(),
});
