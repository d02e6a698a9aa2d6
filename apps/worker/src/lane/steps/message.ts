import { clearStepIntent, noteStepIntent } from '@aybiza/db/after-call-steps';
import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { ProviderError, type ProviderErrorCode } from '@aybiza/providers/provider-error';
import { evaluate, renderTemplate } from '@aybiza/statechart';
import type { OpenTelephony } from '../../telephony/open-telephony.ts';
import type { StepRunner, StepTry } from '../step-run.ts';
import { partiesOf } from '../step-values.ts';
import { telephoneNumber } from '../telephone-number.ts';

/** Answers of the company after which it is sure that nothing was sent. */
const REFUSED: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'PROVIDER_THROTTLED',
  'PROVIDER_UNAUTHORIZED',
  'PROVIDER_QUOTA_EXCEEDED',
  'PROVIDER_INVALID_REQUEST',
]);

interface World {
  db: Db;
  clock: Clock;
  /** Undefined where neither the workspace nor the installation has a telephone account. */
  openTelephony(workspaceId: WorkspaceId): Promise<OpenTelephony | undefined>;
}

/**
 * Sends a text message, never twice: that it is about to go out is written down before. A try that finds this without an outcome behind it stops,
 * and the step is unknown until a person decides.
 */
export function createMessageStep({ db, clock, openTelephony }: World): StepRunner<'message'> {
  return async (job) => {
    const { step, stored, values, languages, workspaceId } = job;
    if (stored.intentAt !== null) throw mayHaveGone();
    const to = telephoneNumber(evaluate(step.params.to, values).value);
    const { text } = renderTemplate(step.params.text, values, { target: 'message', language: languages.caller });
    const from = numberOf(job);
    if (to === undefined) return { status: 'skipped', reason: 'there is no number to send it to' };
    if (from === undefined) return { status: 'skipped', reason: 'the call was on no number of ours to send it from' };
    const telephony = await openTelephony(workspaceId);
    if (telephony === undefined) return { status: 'skipped', reason: 'there is no telephone account to send it with' };
    try {
      const isFirst = await db.forWorkspace(workspaceId, (tx) => noteStepIntent(tx, stored.id, clock.now()));
      if (!isFirst) throw mayHaveGone();
      const { messageSid } = await telephony.sendMessage({ to, from, text }).catch(async (error: unknown) => {
        if (!(error instanceof ProviderError && REFUSED.has(error.providerCode))) throw mayHaveGone(error);
        await db.forWorkspace(workspaceId, (tx) => clearStepIntent(tx, stored.id));
        throw error;
      });
      return { status: 'done', result: { to, text, messageSid } };
    } finally {
      await telephony.close();
    }
  };
}

/** Our side of a telephone call. */
function numberOf({ call }: StepTry<'message'>): string | undefined {
  return call.channel === 'phone' ? telephoneNumber(partiesOf(call).ours) : undefined;
}

function mayHaveGone(cause?: unknown): AppError {
  return new AppError('the message may have gone out: it is not sent again unless somebody says so', {
    code: 'AFTER_CALL_UNKNOWN',
    retryable: false,
    expose: true,
    cause,
  });
}
