import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { e164Schema } from '../phone-number/e164.ts';

export const putThroughInput = z.strictObject({ callId: callIdSchema, to: e164Schema });
export const putThroughOutput = z.object({});
