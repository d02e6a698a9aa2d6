import { keepStepPayload } from '@aybiza/db/after-call-steps';
import type { Db, Tx } from '@aybiza/db/client';
import { keepSigningSecrets, signingSecretPlace } from '@aybiza/db/signing-secrets';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import type { AfterCallStepId } from '@aybiza/foundation/ids';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { SafeFetch } from '@aybiza/safe-fetch';
import { renderTemplate } from '@aybiza/statechart';
import { readTranscript } from '../../summary/read-transcript.ts';
import { EndpointTurns } from '../../webhook/endpoint-turns.ts';
import { openSecrets } from '../../webhook/open-secrets.ts';
import { postMessage } from '../../webhook/post-message.ts';
import type { StepRunner, StepTry } from '../step-run.ts';
import { afterCallMessage } from './after-call-message.ts';

interface World {
  db: Db;
  safeFetch: SafeFetch;
  clock: Clock;
  sealer: Sealer;
}

/** The message's id and idempotency key, from the step's: the receiver sees the same one at every attempt, also after a person's retry. */
export function messageIdOf(id: AfterCallStepId): string {
  return id.replace(/^step_/, 'msg_');
}

/** Tells an address about the call, signed, until it listens. What is told is written down before the first attempt, and stays the same. */
export function createWebhookStep(world: World): StepRunner<'webhook'> {
  const turns = new EndpointTurns(world.clock);
  return async (job) => {
    const { step, values, stored, signal } = job;
    const { text: path } = renderTemplate(step.params.path, values, { target: 'url' });
    const url = step.params.origin + path;
    // One workspace's slow address keeps nobody else's waiting.
    const turn = turns.enter(`${job.workspaceId} ${step.params.origin}`);
    if (turn.status === 'full') return { status: 'postponed', delayMs: turn.waitMs };
    try {
      const id = messageIdOf(stored.id);
      const { payload, secrets } = await prepare(world, job);
      if (secrets.length === 0) throw secretUnusable();
      const outcome = await postMessage(world, { id, url, secrets, payload, signal });
      if (outcome.status === 'delivered')
        return { status: 'done', result: { messageId: id, url, responseStatus: outcome.responseStatus } };
      const isGone = outcome.status === 'gone';
      const message = isGone ? 'the receiver is gone for good' : outcome.error;
      const retryable = !isGone && outcome.retryable;
      throw new AppError(message, { code: 'WEBHOOK_FAILED', retryable, expose: true });
    } finally {
      turn.leave();
    }
  };
}

function secretUnusable(): AppError {
  const message =
    'the secret that signs it cannot be read: it was sealed with another AUTH_SECRET (docs/operators/change-the-secret.md)';
  return new AppError(message, { code: 'SIGNING_SECRET_UNUSABLE', retryable: false, expose: true });
}

async function prepare({ db, clock, sealer }: World, { workspaceId, call, step, stored }: StepTry<'webhook'>) {
  const transcript = step.params.data.includes('transcript') ? await readTranscript(db, workspaceId, call) : [];
  return db.forWorkspace(workspaceId, async (tx) => ({
    payload: await keepStepPayload(tx, stored.id, () => afterCallMessage(tx, { call, step, transcript })),
    secrets: await secretsOf(tx, { sealer, now: clock.now() }),
  }));
}

/** What to sign with: the workspace's secrets, made when they are first needed. None when they cannot be read, which the step then says. */
async function secretsOf(tx: Tx, { sealer, now }: { sealer: Sealer; now: number }): Promise<string[]> {
  const place = signingSecretPlace(tx.workspaceId);
  const secrets = await keepSigningSecrets(tx, (secret) => sealer.seal(secret, place));
  return openSecrets(secrets, { place, sealer, now });
}
