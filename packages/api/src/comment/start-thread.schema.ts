import { elementIdSchema } from '@aybiza/flow';
import { agentIdSchema, commentThreadIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { writtenFields } from './comment.schema.ts';

export const startThreadInput = z.strictObject({
  agentId: agentIdSchema,
  /** The step it is about. One that was just added need not be saved yet. */
  nodeId: elementIdSchema,
  ...writtenFields,
});
export const startThreadOutput = z.object({ threadId: commentThreadIdSchema });
