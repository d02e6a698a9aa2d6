import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const sendOffInput = z.strictObject({ callId: callIdSchema });
export const sendOffOutput = z.object({});
