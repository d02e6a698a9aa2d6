import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { flowDocumentSchema } from './flow-document.schema.ts';

export const getPublishedInput = z.strictObject({
  agentId: agentIdSchema,
  /** Of the version, as people count them. */
  number: z.int().min(1).max(1_000_000),
});
export const getPublishedOutput = z.object({
  flow: flowDocumentSchema,
  /** The published flows that it, and those inside it, name. */
  subflows: z.array(z.object({ agent: z.string(), version: z.int(), flow: flowDocumentSchema })),
});
