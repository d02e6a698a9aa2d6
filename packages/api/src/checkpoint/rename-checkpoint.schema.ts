import { flowCheckpointIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { checkpointNameSchema } from './create-checkpoint.schema.ts';

export const renameCheckpointInput = z.strictObject({
  checkpointId: flowCheckpointIdSchema,
  /** With a name it is kept for ever; without one as long as those that were made by themselves. */
  name: checkpointNameSchema,
});
export const renameCheckpointOutput = z.object({ checkpointId: flowCheckpointIdSchema });
