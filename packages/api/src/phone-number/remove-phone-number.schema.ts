import { phoneNumberIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const removePhoneNumberInput = z.strictObject({ phoneNumberId: phoneNumberIdSchema });
export const removePhoneNumberOutput = z.object({ removed: z.literal(true) });
