import { callChannelSchema } from '@aybiza/call-log';
import type { z } from 'zod';
import { webhookEventSchema } from '../webhook/webhook-event.schema.ts';

type WebhookEvent = z.output<typeof webhookEventSchema>;

const text = { type: 'string' };
const moment = { type: 'string', format: 'date-time' };
const orNull = (type: string) => ({ type: [type, 'null'] });

const call = {
  callId: text,
  agentId: text,
  flowVersionId: orNull('string'),
  channel: { type: 'string', enum: callChannelSchema.options },
  direction: { type: 'string', enum: ['inbound', 'outbound'] },
  from: text,
  to: text,
  status: { type: 'string', enum: ['live', 'ended', 'failed'] },
  outcome: orNull('string'),
  endReason: orNull('string'),
  startedAt: moment,
  endedAt: { type: ['string', 'null'], format: 'date-time' },
  durationMs: orNull('integer'),
  turns: { type: 'integer' },
};
const callBack = {
  callBackId: text,
  callId: orNull('string'),
  number: text,
  name: orNull('string'),
  note: orNull('string'),
  status: text,
  reason: orNull('string'),
  dueAt: moment,
  tries: { type: 'integer' },
  mostTries: { type: 'integer' },
  calls: { type: 'array', items: text },
};
const campaign = {
  campaignId: text,
  name: text,
  agentId: text,
  status: text,
  pauseReason: orNull('string'),
  counts: { type: 'object', additionalProperties: { type: 'integer' } },
};
const alert = {
  alertId: text,
  ruleId: text,
  measure: text,
  raisedAt: moment,
  raisedValue: { type: 'number' },
  worstValue: { type: 'number' },
};

/** What a message of each event says; fields may be added, none changed. */
const EVENTS: Readonly<Record<WebhookEvent, { summary: string; data: object }>> = {
  'call.ended': {
    summary: 'A call has ended, and what is done after it is done',
    data: {
      ...call,
      variables: { type: 'object' },
      summary: orNull('string'),
      results: { type: 'array', items: { type: 'object' } },
      recording: { type: ['object', 'null'], properties: { durationMs: { type: 'integer' } } },
    },
  },
  'flow.failing': {
    summary: 'A step of a published flow breaks calls; told once for a version',
    data: { agentId: text, flowVersionId: text, node: text, code: text, callId: text },
  },
  'alert.raised': { summary: 'Something should be looked at', data: alert },
  'alert.cleared': { summary: 'It is over', data: alert },
  'deployment.rolledBack': {
    summary: 'A watched version went worse and was taken away from its callers',
    data: {
      agentId: text,
      environment: text,
      flowVersionId: text,
      number: { type: 'integer' },
      figures: { type: 'array', items: { type: 'object' } },
    },
  },
  'callBack.requested': { summary: 'Somebody is to be called back', data: callBack },
  'callBack.done': { summary: 'They were called back', data: callBack },
  'callBack.givenUp': { summary: 'They could not be reached', data: callBack },
  'campaign.paused': { summary: 'A campaign waits for somebody to resume it', data: campaign },
  'campaign.finished': { summary: 'Everybody on the list of a campaign was called, or cannot be', data: campaign },
};

const header = (name: string, description: string) => ({
  in: 'header',
  name,
  required: true,
  description,
  schema: text,
});

/** Every event as a webhook of OpenAPI 3.1, signed by Standard Webhooks. */
export function describeWebhooks() {
  return Object.fromEntries(
    webhookEventSchema.options.map((event) => {
      const { summary, data } = EVENTS[event];
      const schema = {
        type: 'object',
        required: ['type', 'timestamp', 'data'],
        properties: { type: { const: event }, timestamp: moment, data: { type: 'object', properties: data } },
      };
      const post = {
        operationId: `webhook-${event.replaceAll('.', '-')}`,
        tags: ['webhooks'],
        summary,
        description:
          'Signed by Standard Webhooks; the same `webhook-id` may come again. Answer 2xx within 15 seconds; anything else is tried again over three days.',
        security: [],
        parameters: [
          header('webhook-id', 'The message’s id, the same at every attempt.'),
          header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.'),
          header(
            'webhook-signature',
            '`v1,` and the signature; several, separated by spaces, while a secret is renewed.',
          ),
        ],
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: {
          200: { description: 'Taken' },
          '4XX': { description: 'Tried again later' },
        },
      };
      return [event, { post }];
    }),
  );
}
