import { addAuditEntry } from '@aybiza/db/audit-entries';
import { changePlan as changeStoredPlan } from '@aybiza/db/releases/plans';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { cancelPlanInput, changePlanInput, planChangedOutput } from './deployment.schema.ts';
import { checkMoment } from './release-version.ts';

const access = { role: 'publisher', scope: 'flows:publish' } as const;

/** Another moment for a version that is to answer later. */
export const changePlan = workspaceProcedure({
  ...access,
  route: 'PUT /deployments/plans/{planId}',
  summary: 'Change when a version is to answer',
})
  .input(changePlanInput)
  .output(planChangedOutput)
  .mutation(({ ctx, input: { planId, at } }) =>
    ctx.inWorkspace(async (tx) => {
      checkMoment(at, ctx.services.clock.now());
      const plan = await changeStoredPlan(tx, planId, { dueAt: at });
      if (plan === undefined) throw notFound('plan that waits');
      const detail = { planId, at: new Date(at).toISOString() };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'deployment.planChanged', subject: plan.agentId, detail });
      return { changed: true as const };
    }),
  );

/** A version that was to answer later does not. It stays a version. */
export const cancelPlan = workspaceProcedure({
  ...access,
  route: 'DELETE /deployments/plans/{planId}',
  summary: 'Cancel that a version is to answer',
})
  .input(cancelPlanInput)
  .output(planChangedOutput)
  .mutation(({ ctx, input: { planId } }) =>
    ctx.inWorkspace(async (tx) => {
      const plan = await changeStoredPlan(tx, planId, { cancelledAt: ctx.services.clock.now() });
      if (plan === undefined) throw notFound('plan that waits');
      const entry = { actor: ctx.actor, action: 'deployment.planCancelled', subject: plan.agentId, detail: { planId } };
      await addAuditEntry(tx, entry);
      return { changed: true as const };
    }),
  );
