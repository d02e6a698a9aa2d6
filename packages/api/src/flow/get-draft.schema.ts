import { agentIdSchema, flowIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { flowDocumentSchema } from './flow-document.schema.ts';

export const getDraftInput = z.strictObject({ agentId: agentIdSchema });
export const getDraftOutput = z.object({
  flowId: flowIdSchema,
  flow: flowDocumentSchema,
  /** A save must name it. */
  revision: z.int(),
  updatedAt: z.int(),
});
