import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const saveDraftInput = z.strictObject({
  agentId: agentIdSchema,
  /** A flow document; parsed and migrated by the flow's own door. */
  flow: z.unknown(),
  /** The revision it was edited from. */
  revision: z.int().min(1).max(1_000_000_000),
});
export const saveDraftOutput = z.object({ revision: z.int() });
