import { flowIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { flowDocumentSchema } from './flow-document.schema.ts';

export const getVersionInput = z.strictObject({ flowVersionId: flowVersionIdSchema });
export const getVersionOutput = z.object({
  id: flowVersionIdSchema,
  flowId: flowIdSchema,
  number: z.int(),
  name: z.string(),
  note: z.string(),
  flow: flowDocumentSchema,
  statechartHash: z.string(),
  createdAt: z.int(),
});
