import { phoneNumberIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const revokePbxSecretInput = z.strictObject({ phoneNumberId: phoneNumberIdSchema });
export const revokePbxSecretOutput = z.object({ revoked: z.literal(true) });
