import { agentIdSchema, phoneNumberIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { environmentSchema } from '../deployment/deployment.schema.ts';
import { plainText } from '../plain-text.ts';
import { e164Schema } from './e164.ts';

export const connectPhoneNumberInput = z.strictObject({
  e164: e164Schema,
  agentId: agentIdSchema,
  /** Of the agent, in which something was published. Left out: as it was, else live. */
  environment: environmentSchema.optional(),
  label: plainText(80).trim().optional(),
  /** Also tell Twilio to bring its calls here. */
  bringCalls: z.boolean().optional(),
});
export const connectPhoneNumberOutput = z.object({ phoneNumberId: phoneNumberIdSchema, isRouted: z.boolean() });
