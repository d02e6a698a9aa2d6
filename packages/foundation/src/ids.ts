import { z } from 'zod';

/** The prefixes of all ids in the system; the only list of them. */
export const ID_PREFIXES = {
  workspace: 'ws',
  invitation: 'inv',
  agent: 'agt',
  flow: 'flow',
  flowVersion: 'ver',
  commentThread: 'thr',
  comment: 'cmt',
  publishRequest: 'preq',
  flowCheckpoint: 'chk',
  deployment: 'dep',
  watch: 'wch',
  plan: 'plan',
  phoneNumber: 'num',
  widget: 'wdg',
  call: 'call',
  callView: 'view',
  alertRule: 'rule',
  alert: 'alert',
  leg: 'leg',
  signal: 'sig',
  webhook: 'hook',
  resource: 'res',
  booking: 'book',
  backTest: 'btest',
  contact: 'cont',
  callBack: 'back',
  campaign: 'camp',
  campaignNumber: 'cnum',
  outbox: 'out',
  afterCallStep: 'step',
  usagePrice: 'price',
  apiKey: 'key',
  knowledgeCollection: 'kcol',
  knowledgeDocument: 'kdoc',
  knowledgePassage: 'kpas',
  accountMail: 'mail',
  request: 'req',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

function idSchema<Kind extends IdKind>(kind: Kind) {
  return z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[a-z0-9]{4,40}$`))
    .brand<Kind>();
}

export const workspaceIdSchema = idSchema('workspace');
export const invitationIdSchema = idSchema('invitation');
export const agentIdSchema = idSchema('agent');
export const flowIdSchema = idSchema('flow');
export const flowVersionIdSchema = idSchema('flowVersion');
export const commentThreadIdSchema = idSchema('commentThread');
export const commentIdSchema = idSchema('comment');
export const publishRequestIdSchema = idSchema('publishRequest');
export const flowCheckpointIdSchema = idSchema('flowCheckpoint');
export const deploymentIdSchema = idSchema('deployment');
export const watchIdSchema = idSchema('watch');
export const planIdSchema = idSchema('plan');
export const phoneNumberIdSchema = idSchema('phoneNumber');
export const widgetIdSchema = idSchema('widget');
export const callIdSchema = idSchema('call');
export const callViewIdSchema = idSchema('callView');
export const alertRuleIdSchema = idSchema('alertRule');
export const alertIdSchema = idSchema('alert');
export const legIdSchema = idSchema('leg');
export const signalIdSchema = idSchema('signal');
export const webhookIdSchema = idSchema('webhook');
export const resourceIdSchema = idSchema('resource');
export const bookingIdSchema = idSchema('booking');
export const backTestIdSchema = idSchema('backTest');
export const contactIdSchema = idSchema('contact');
export const callBackIdSchema = idSchema('callBack');
export const campaignIdSchema = idSchema('campaign');
export const campaignNumberIdSchema = idSchema('campaignNumber');
export const outboxIdSchema = idSchema('outbox');
export const afterCallStepIdSchema = idSchema('afterCallStep');
export const usagePriceIdSchema = idSchema('usagePrice');
export const apiKeyIdSchema = idSchema('apiKey');
export const knowledgeCollectionIdSchema = idSchema('knowledgeCollection');
export const knowledgeDocumentIdSchema = idSchema('knowledgeDocument');
export const knowledgePassageIdSchema = idSchema('knowledgePassage');
export const accountMailIdSchema = idSchema('accountMail');

export type WorkspaceId = z.infer<typeof workspaceIdSchema>;
export type InvitationId = z.infer<typeof invitationIdSchema>;
export type AgentId = z.infer<typeof agentIdSchema>;
export type FlowId = z.infer<typeof flowIdSchema>;
export type FlowVersionId = z.infer<typeof flowVersionIdSchema>;
export type CommentThreadId = z.infer<typeof commentThreadIdSchema>;
export type CommentId = z.infer<typeof commentIdSchema>;
export type PublishRequestId = z.infer<typeof publishRequestIdSchema>;
export type FlowCheckpointId = z.infer<typeof flowCheckpointIdSchema>;
export type DeploymentId = z.infer<typeof deploymentIdSchema>;
export type WatchId = z.infer<typeof watchIdSchema>;
export type PlanId = z.infer<typeof planIdSchema>;
export type PhoneNumberId = z.infer<typeof phoneNumberIdSchema>;
export type WidgetId = z.infer<typeof widgetIdSchema>;
export type CallId = z.infer<typeof callIdSchema>;
export type CallViewId = z.infer<typeof callViewIdSchema>;
export type AlertRuleId = z.infer<typeof alertRuleIdSchema>;
export type AlertId = z.infer<typeof alertIdSchema>;
export type LegId = z.infer<typeof legIdSchema>;
export type SignalId = z.infer<typeof signalIdSchema>;
export type WebhookId = z.infer<typeof webhookIdSchema>;
export type ResourceId = z.infer<typeof resourceIdSchema>;
export type BookingId = z.infer<typeof bookingIdSchema>;
export type BackTestId = z.infer<typeof backTestIdSchema>;
export type ContactId = z.infer<typeof contactIdSchema>;
export type CallBackId = z.infer<typeof callBackIdSchema>;
export type CampaignId = z.infer<typeof campaignIdSchema>;
export type CampaignNumberId = z.infer<typeof campaignNumberIdSchema>;
export type OutboxId = z.infer<typeof outboxIdSchema>;
export type AfterCallStepId = z.infer<typeof afterCallStepIdSchema>;
export type UsagePriceId = z.infer<typeof usagePriceIdSchema>;
export type ApiKeyId = z.infer<typeof apiKeyIdSchema>;
export type KnowledgeCollectionId = z.infer<typeof knowledgeCollectionIdSchema>;
export type KnowledgeDocumentId = z.infer<typeof knowledgeDocumentIdSchema>;
export type KnowledgePassageId = z.infer<typeof knowledgePassageIdSchema>;
export type AccountMailId = z.infer<typeof accountMailIdSchema>;
