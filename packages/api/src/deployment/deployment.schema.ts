import { DEPLOYMENT_REASONS, ENVIRONMENTS } from '@aybiza/db/deployments';
import { watchSettingsSchema } from '@aybiza/db/releases/watch-settings';
import { watchFiguresSchema } from '@aybiza/db/releases/watches';
import { agentIdSchema, flowVersionIdSchema, planIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** Whole percent of callers. */
export const percentSchema = z.int().min(1).max(100);
/** Where versions answer, from where they are tried to where callers are. */
export const environmentSchema = z.enum(ENVIRONMENTS);
/** Epoch ms. */
const momentSchema = z.int().min(0).max(8_640_000_000_000_000);
/** For whom a version answers, and from when on. */
export const releaseShape = {
  /** Of the callers, who meet this version from then on; the others stay with the version that most of them have. Left out: all. */
  percent: percentSchema.optional(),
  /** Takes the version away by itself if calls go worse with it; only where others stay with another version. */
  watch: watchSettingsSchema.optional(),
  /** Epoch ms: the version is made now and begins to answer then. Left out: now. */
  at: momentSchema.optional(),
};
/** A watch needs callers of another version. */
export function canWatch({ percent, watch }: { percent?: number | undefined; watch?: unknown }): boolean {
  return watch === undefined || (percent !== undefined && percent < 100);
}
export const CANNOT_WATCH = { error: 'a version is watched beside another one: give it a share', path: ['watch'] };
const revision = z.int().min(1).max(1_000_000_000);

const shareSchema = z.object({
  flowVersionId: flowVersionIdSchema,
  number: z.int(),
  /** What people call the version; empty for most. */
  name: z.string(),
  percent: percentSchema,
});
export type Share = z.output<typeof shareSchema>;

/** How a watched version does, or why it was taken away. */
export const watchOutput = z.object({
  status: z.enum(['watching', 'rolledBack', 'kept']),
  /** Of the version. */
  number: z.int(),
  /** Epoch ms. */
  begunAt: z.int(),
  settledAt: z.int().nullable(),
  /** It grows by itself after so many of its callers at each share; null: it stays. */
  growAfterCalls: z.int().nullable(),
  figures: watchFiguresSchema,
});

/** Left out: of all agents. */
export const ofAgentInput = z.strictObject({ agentId: agentIdSchema.optional() }).default({});

export const listDeploymentsOutput = z.array(
  z.object({
    agent: z.object({ id: agentIdSchema, name: z.string() }),
    environment: environmentSchema,
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
    /** Null when nothing is watched, and once somebody changed the shares after it. */
    watch: watchOutput.nullable(),
  }),
);

/** Left out: live. */
const environment = environmentSchema.default('live');

export const listDeploymentChangesInput = z.strictObject({ agentId: agentIdSchema, environment });
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

export const shareCallersInput = z
  .strictObject({
    agentId: agentIdSchema,
    environment,
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
    /** Watches the newest of them from now on, beside the others. */
    watch: watchSettingsSchema.optional(),
  })
  .refine(({ shares, watch }) => watch === undefined || shares.length > 1, CANNOT_WATCH);
export const rollBackInput = z.strictObject({ agentId: agentIdSchema, environment, revision });
export const deploymentRevisionOutput = z.object({ revision: z.int() });

export const promoteVersionInput = z
  .strictObject({
    agentId: agentIdSchema,
    from: environmentSchema,
    to: environmentSchema,
    /** Of what answers in `from`, as it was seen. */
    revision: revision.optional(),
    ...releaseShape,
  })
  .refine(({ from, to }) => from !== to, { error: 'to another environment', path: ['to'] })
  .refine(canWatch, CANNOT_WATCH);
export const promoteVersionOutput = z.object({ number: z.int(), planId: planIdSchema.nullable() });

export const listPlansOutput = z.array(
  z.object({
    id: planIdSchema,
    agent: z.object({ id: agentIdSchema, name: z.string() }),
    environment: environmentSchema,
    version: z.object({ number: z.int(), name: z.string() }),
    percent: percentSchema,
    isWatched: z.boolean(),
    /** Epoch ms. */
    dueAt: z.int(),
    plannedByName: z.string().nullable(),
  }),
);
export const changePlanInput = z.strictObject({ planId: planIdSchema, at: momentSchema });
export const cancelPlanInput = z.strictObject({ planId: planIdSchema });
export const planChangedOutput = z.object({ changed: z.literal(true) });
