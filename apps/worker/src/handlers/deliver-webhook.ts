import type { Db, Tx } from '@aybiza/db/client';
import { addWebhookDelivery, type DeliveryAttempt, recordDeliveryAttempt } from '@aybiza/db/webhook-deliveries';
import { findWebhook, updateWebhook, type Webhook, webhookSecretPlace } from '@aybiza/db/webhooks';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import type { OutboxId, WebhookId } from '@aybiza/foundation/ids';
import { isSealed, type Sealer } from '@aybiza/foundation/sealer';
import type { JobPayloads } from '@aybiza/jobs';
import type { SafeFetch } from '@aybiza/safe-fetch';
import { type JobHandler, type JobTry, nothingToDo, type TryResult } from '../job-handler.ts';
import { alertMessage } from '../webhook/alert-message.ts';
import { callBackMessage } from '../webhook/call-back-message.ts';
import { callEndedMessage } from '../webhook/call-ended-message.ts';
import { campaignMessage } from '../webhook/campaign-message.ts';
import { EndpointTurns } from '../webhook/endpoint-turns.ts';
import { flowFailingMessage } from '../webhook/flow-failing-message.ts';
import { openSecrets } from '../webhook/open-secrets.ts';
import { type PostOutcome, postMessage, type Message as SignedMessage } from '../webhook/post-message.ts';
import { rollBackMessage } from '../webhook/roll-back-message.ts';

type Payload = JobPayloads['deliver-webhook'];
type Try = JobTry<Payload>;

interface Message extends SignedMessage {
  webhookId: WebhookId;
}

interface World {
  db: Db;
  safeFetch: SafeFetch;
  clock: Clock;
  sealer: Sealer;
}

/** Tells one webhook about one event, until it listens or its 75 hours are over. */
export function createDeliverWebhook(world: World): JobHandler<Payload> {
  const turns = new EndpointTurns(world.clock);
  return {
    async run(job) {
      const turn = turns.enter(job.payload.webhookId);
      if (turn.status === 'full') return { status: 'postponed', delayMs: turn.waitMs };
      try {
        const message = await prepare(world, job);
        return message === undefined ? nothingToDo : await deliver(world, job, message);
      } finally {
        turn.leave();
      }
    },
  };
}

/** The message's id, from the outbox row's: the receiver sees the same one at every attempt. */
export function messageId(id: OutboxId): string {
  return id.replace(/^out_/, 'msg_');
}

function messageOf(tx: Tx, told: Payload) {
  switch (told.event) {
    case 'call.ended':
      return callEndedMessage(tx, told.callId);
    case 'flow.failing':
      return flowFailingMessage(tx, told.callId);
    case 'alert.raised':
    case 'alert.cleared':
      return alertMessage(tx, told.alertId, told.event);
    case 'deployment.rolledBack':
      return rollBackMessage(tx, told.watchId);
    case 'callBack.requested':
    case 'callBack.done':
    case 'callBack.givenUp':
      return callBackMessage(tx, told.callBackId, told.event);
    case 'campaign.paused':
    case 'campaign.finished':
      return campaignMessage(tx, told.campaignId, told.event);
    default:
      return assertNever(told);
  }
}

/** Notes the message at the first attempt; later ones send the same. */
async function prepare({ db, clock, sealer }: World, job: Try): Promise<Message | undefined> {
  const { webhookId, event } = job.payload;
  const callId = 'callId' in job.payload ? job.payload.callId : null;
  const id = messageId(job.id);
  return db.forWorkspace(job.workspaceId, async (tx) => {
    const webhook = await findWebhook(tx, webhookId);
    const payload = await messageOf(tx, job.payload);
    if (webhook === undefined || payload === undefined) return undefined;
    const delivery = await addWebhookDelivery(tx, { id, webhookId, callId, eventName: event, payload });
    if (delivery.status === 'delivered') return undefined;
    if (webhook.enabled) {
      return {
        id,
        webhookId,
        url: webhook.url,
        secrets: await secretsOf(tx, webhook, { sealer, now: clock.now() }),
        payload: delivery.payload,
        signal: job.signal,
      };
    }
    await recordDeliveryAttempt(tx, id, { status: 'dead', at: clock.now(), error: 'the webhook is off' });
    return undefined;
  });
}

/** What to sign with; none when it cannot be read: the message is dead, and says why. */
async function secretsOf(
  tx: Tx,
  { id, secret, previous }: Webhook,
  { sealer, now }: { sealer: Sealer; now: number },
): Promise<string[]> {
  const place = webhookSecretPlace(tx.workspaceId, id);
  if (isSealed(secret)) return openSecrets({ current: secret, previous }, { place, sealer, now });
  // Until 2026-12 they were stored as they are: such a one is sealed now.
  await updateWebhook(tx, id, { secret: sealer.seal(secret, place) });
  return [secret];
}

async function deliver(world: World, job: Try, message: Message): Promise<TryResult> {
  const outcome = await postMessage(world, message);
  const at = world.clock.now();
  switch (outcome.status) {
    case 'delivered':
      return {
        status: 'done',
        effect: (tx) => recordDeliveryAttempt(tx, message.id, { ...outcome, at }),
      };
    case 'gone':
      return {
        status: 'done',
        async effect(tx) {
          const attempt: DeliveryAttempt = { ...outcome, status: 'dead', at, error: 'the receiver is gone for good' };
          await recordDeliveryAttempt(tx, message.id, attempt);
          await updateWebhook(tx, message.webhookId, { enabled: false });
        },
      };
    case 'failed':
      return fail(world.db, job, { ...outcome, at });
    default:
      return assertNever(outcome);
  }
}

async function fail(db: Db, job: Try, failure: Failure): Promise<never> {
  const { error, retryable, responseStatus, at } = failure;
  const status = retryable && !job.isLastTry ? 'failed' : 'dead';
  const attempt = { status, at, error, ...(responseStatus === undefined ? {} : { responseStatus }) } as const;
  await db.forWorkspace(job.workspaceId, (tx) => recordDeliveryAttempt(tx, messageId(job.id), attempt));
  throw new AppError(`the webhook was not delivered: ${error}`, { code: 'WEBHOOK_FAILED', retryable, expose: true });
}

type Failure = Extract<PostOutcome, { status: 'failed' }> & { at: number };
