import { apiKeyIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const revokeApiKeyInput = z.strictObject({ apiKeyId: apiKeyIdSchema });
export const revokeApiKeyOutput = z.object({ revoked: z.literal(true) });
