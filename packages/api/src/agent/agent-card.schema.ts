import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { environmentSchema } from '../deployment/deployment.schema.ts';

/** An agent as the list shows it. */
export const agentCardSchema = z.object({
  id: agentIdSchema,
  name: z.string(),
  description: z.string(),
  /** The published version that answers; null before the first. */
  liveVersion: z.int().nullable(),
  /** Where something answers, live first. */
  publishedIn: z.array(environmentSchema),
  /** E.164. */
  phoneNumbers: z.array(z.string()),
  /** Since midnight in the time zone of the flow; at most 100 are counted. */
  callsToday: z.object({ count: z.int(), more: z.boolean(), liveNow: z.int(), failed: z.int() }),
  /** Of the draft. */
  problems: z.object({ errors: z.int(), warnings: z.int() }),
  /** Open threads with a comment that names the person who asks and that they have not read. None for a key. */
  unreadMentions: z.int(),
  /** Somebody has asked that the draft be published, and nobody has decided yet. */
  waitsForApproval: z.boolean(),
  updatedAt: z.int(),
});
export type AgentCard = z.output<typeof agentCardSchema>;
