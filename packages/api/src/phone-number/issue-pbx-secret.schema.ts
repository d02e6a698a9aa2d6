import { phoneNumberIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const issuePbxSecretInput = z.strictObject({ phoneNumberId: phoneNumberIdSchema });
/** The whole secret. Shown once, here. */
export const issuePbxSecretOutput = z.object({ secret: z.string() });
