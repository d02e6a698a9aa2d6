import { afterCallStepIdSchema, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** A step of a call's lane. How often it is tried is its author's choice, up to the definition's `attempts`. */
export const afterCallPayload = z.object({ stepId: afterCallStepIdSchema, callId: callIdSchema });
