import { z } from 'zod';

/**
 * What webhooks may be told about: a call that ended, and a step of a published flow that breaks calls, once; an alert that begins or is over; a
 * watched version that went worse and was rolled back; a call-back that is wanted, was made, or was given up; a campaign that waits for somebody, or is over.
 */
export const webhookEventSchema = z.enum([
  'call.ended',
  'flow.failing',
  'alert.raised',
  'alert.cleared',
  'deployment.rolledBack',
  'callBack.requested',
  'callBack.done',
  'callBack.givenUp',
  'campaign.paused',
  'campaign.finished',
]);
