import { agentIdSchema, flowCheckpointIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

export const checkpointNameSchema = plainText(120).trim();

export const createCheckpointInput = z
  .strictObject({
    agentId: agentIdSchema,
    /** `beforeRestore` and `beforeImport`: something else is about to take the draft's place. */
    reason: z.enum(['named', 'beforeRestore', 'beforeImport']),
    /** By which people find it again; a checkpoint with a name is kept for ever. */
    name: checkpointNameSchema.default(''),
  })
  .refine(({ reason, name }) => (reason === 'named') === (name !== ''), {
    path: ['name'],
    error: 'a named checkpoint needs a name, so that it is found again; the others have none',
  });
export const createCheckpointOutput = z.object({ checkpointId: flowCheckpointIdSchema });
