import { findAfterCallStep, resetAfterCallStep } from '@aybiza/db/after-call-steps';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { retryOutboxRow } from '@aybiza/db/outbox';
import { apiError, notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { retryStepInput, retryStepOutput } from './retry-step.schema.ts';

/** Has a step that failed, or of which nobody knows whether it happened, done again; then also what waits for it. */
export const retryStep = workspaceProcedure({
  role: 'editor',
  scope: 'calls:retry',
  route: 'POST /after-call/steps/{stepId}/retry',
  summary: 'Have a step after a call done again',
  description: 'A message whose fate is unknown is sent again: the caller may get it twice.',
})
  .input(retryStepInput)
  .output(retryStepOutput)
  .mutation(async ({ ctx, input: { stepId } }) => {
    await ctx.inWorkspace(async (tx) => {
      const step = await findAfterCallStep(tx, stepId);
      if (step === undefined) throw notFound('step');
      const isReset = step.outboxId !== null && (await resetAfterCallStep(tx, stepId));
      if (!isReset || step.outboxId === null || !(await retryOutboxRow(tx, step.outboxId))) {
        throw apiError(
          'NOT_FAILED',
          'Only a step that has failed can be done again. Look again: it may be on its way.',
        );
      }
      const { callId, kind, status, lastError } = step;
      const detail = { callId, kind, status, lastError };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'afterCall.retried', subject: stepId, detail });
    });
    return { retried: true as const };
  });
