import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const saveDraftInput = z.strictObject({
  agentId: agentIdSchema,
  /** Parsed and migrated by the flow's own door. */
  flow: z.unknown().meta({ description: 'The whole flow document.' }),
  revision: z.int().min(1).max(1_000_000_000).meta({ description: 'The revision it was edited from.' }),
});
export const saveDraftOutput = z.object({ revision: z.int() });
