import { agentIdSchema, phoneNumberIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { environmentSchema } from '../deployment/deployment.schema.ts';

export const listPhoneNumbersOutput = z.array(
  z.object({
    id: phoneNumberIdSchema,
    /** E.164. */
    e164: z.string(),
    label: z.string(),
    /** E.164: who is rung when a call cannot be taken and the flow names nobody. */
    fallbackNumber: z.string().nullable(),
    /** A PBX may bring calls for it. */
    hasPbxSecret: z.boolean(),
    /** Who answers; null while nobody does. */
    agent: z.object({ id: agentIdSchema, name: z.string(), environment: environmentSchema }).nullable(),
  }),
);
