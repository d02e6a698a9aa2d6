import { z } from 'zod';
import { variableNameSchema } from '../../element-id.ts';

/** Where a call enters the flow. */
export const startDataSchema = z.strictObject({
  /** `outbound`: we call. Then a person, a machine or nobody answers. */
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
  /** `caller`: nothing is said until the caller has spoken, or was silent for a moment. */
  speaksFirst: z.enum(['agent', 'caller']).default('agent'),
  /** Variables that are set before the call begins, by whoever starts it. */
  inputs: z.array(variableNameSchema).max(50).default([]),
});
