import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { afterCallStepSchema } from './after-call-step.schema.ts';

export const getStepsInput = z.strictObject({ callId: callIdSchema });
/** The steps of a call in the order of its lane, each with what came of it. */
export const stepsOfCallSchema = z.array(afterCallStepSchema.extend({ result: z.unknown() }));
export const getStepsOutput = z.object({ steps: stepsOfCallSchema });
