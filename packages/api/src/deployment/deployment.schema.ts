import { DEPLOYMENT_REASONS } from '@aybiza/db/deployments';
import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** Whole percent of callers. */
export const percentSchema = z.int().min(1).max(100);
const revision = z.int().min(1).max(1_000_000_000);

const shareSchema = z.object({
  flowVersionId: flowVersionIdSchema,
  number: z.int(),
  /** What people call the version; empty for most. */
  name: z.string(),
  percent: percentSchema,
});
export type Share = z.output<typeof shareSchema>;

export const listDeploymentsOutput = z.array(
  z.object({
    agent: z.object({ id: agentIdSchema, name: z.string() }),
    /** Of this deployment: whoever changes it says which one they have seen. */
    revision: z.int(),
    /** Epoch ms: since when these shares are. */
    since: z.int(),
    /** The newest version first. */
    shares: z.array(
      shareSchema.extend({
        /** Calls since then that are over, 30 days at most; without test calls. */
        figures: z.object({ calls: z.int(), contained: z.int(), transferred: z.int() }),
      }),
    ),
    /** What rolling back would lead to; null where there was nothing before. */
    before: z.array(shareSchema).nullable(),
  }),
);

export const listDeploymentChangesInput = z.strictObject({ agentId: agentIdSchema });
export const listDeploymentChangesOutput = z.array(
  z.object({
    revision: z.int(),
    reason: z.enum(DEPLOYMENT_REASONS),
    /** Epoch ms. */
    changedAt: z.int(),
    changedBy: z.string().nullable(),
    /** The name of that person; null when it was none, or nobody in this workspace any more. */
    changedByName: z.string().nullable(),
    shares: z.array(shareSchema),
  }),
);

export const shareCallersInput = z.strictObject({
  agentId: agentIdSchema,
  /** The one that was seen; when somebody has changed it since, nothing is. */
  revision,
  shares: z
    .array(z.strictObject({ flowVersionId: flowVersionIdSchema, percent: percentSchema }))
    .min(1)
    .max(10)
    .refine((shares) => shares.reduce((sum, { percent }) => sum + percent, 0) === 100, {
      error: 'the shares add up to 100 percent',
    })
    .refine((shares) => new Set(shares.map(({ flowVersionId }) => flowVersionId)).size === shares.length, {
      error: 'each version once',
    }),
});
export const rollBackInput = z.strictObject({ agentId: agentIdSchema, revision });
export const deploymentRevisionOutput = z.object({ revision: z.int() });
