import { afterCallRouter } from './after-call/router.ts';
import { agentRouter } from './agent/router.ts';
import { alertRouter } from './alert/router.ts';
import { analyticsRouter } from './analytics/router.ts';
import { apiKeyRouter } from './api-key/router.ts';
import { approvalRouter } from './approval/router.ts';
import { auditRouter } from './audit/router.ts';
import { backTestRouter } from './back-test/router.ts';
import { calendarRouter } from './calendar/router.ts';
import { callRouter } from './call/router.ts';
import { callBackRouter } from './call-back/router.ts';
import { callViewRouter } from './call-view/router.ts';
import { campaignRouter } from './campaign/router.ts';
import { checkpointRouter } from './checkpoint/router.ts';
import { commentRouter } from './comment/router.ts';
import { contactRouter } from './contact/router.ts';
import { credentialRouter } from './credential/router.ts';
import { deploymentRouter } from './deployment/router.ts';
import { flowRouter } from './flow/router.ts';
import { invitationRouter } from './invitation/router.ts';
import { knowledgeRouter } from './knowledge/router.ts';
import { liveCallRouter } from './live-call/router.ts';
import { memberRouter } from './member/router.ts';
import { phoneNumberRouter } from './phone-number/router.ts';
import { privacyRouter } from './privacy/router.ts';
import { providerRouter } from './provider/router.ts';
import { retentionRouter } from './retention/router.ts';
import { sessionRouter } from './session/router.ts';
import { systemRouter } from './system/router.ts';
import { timeZoneRouter } from './time-zone/router.ts';
import { router } from './trpc.ts';
import { usageRouter } from './usage/router.ts';
import { webhookRouter } from './webhook/router.ts';
import { widgetRouter } from './widget/router.ts';
import { workspaceRouter } from './workspace/router.ts';

/** Every procedure there is; a client's call name is its path here. */
export const appRouter = router({
  session: sessionRouter,
  workspace: workspaceRouter,
  member: memberRouter,
  invitation: invitationRouter,
  agent: agentRouter,
  flow: flowRouter,
  deployment: deploymentRouter,
  approval: approvalRouter,
  comment: commentRouter,
  checkpoint: checkpointRouter,
  // Not `call`: tRPC keeps that word for itself.
  calls: callRouter,
  backTest: backTestRouter,
  afterCall: afterCallRouter,
  live: liveCallRouter,
  knowledge: knowledgeRouter,
  callView: callViewRouter,
  analytics: analyticsRouter,
  alert: alertRouter,
  usage: usageRouter,
  timeZone: timeZoneRouter,
  privacy: privacyRouter,
  retention: retentionRouter,
  phoneNumber: phoneNumberRouter,
  widget: widgetRouter,
  webhook: webhookRouter,
  credential: credentialRouter,
  calendar: calendarRouter,
  contact: contactRouter,
  callBack: callBackRouter,
  campaign: campaignRouter,
  provider: providerRouter,
  system: systemRouter,
  apiKey: apiKeyRouter,
  audit: auditRouter,
});

export type AppRouter = typeof appRouter;
