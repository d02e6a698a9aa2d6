import { afterCallStepIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const retryStepInput = z.strictObject({ stepId: afterCallStepIdSchema });
export const retryStepOutput = z.object({ retried: z.literal(true) });
