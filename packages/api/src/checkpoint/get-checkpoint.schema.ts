import { flowCheckpointIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { flowDocumentSchema } from '../flow/flow-document.schema.ts';

export const getCheckpointInput = z.strictObject({ checkpointId: flowCheckpointIdSchema });
export const getCheckpointOutput = z.object({ flow: flowDocumentSchema });
