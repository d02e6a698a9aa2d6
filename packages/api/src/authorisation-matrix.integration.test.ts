import { randomInt } from 'node:crypto';
import type { Bus } from '@aybiza/backbone/bus/port';
import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { answerAsOwner } from '@aybiza/backbone/owners/ask-owner';
import { invite } from '@aybiza/db/invitations';
import { type Role, removeMember, roleSchema } from '@aybiza/db/members';
import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appRouter } from './root.ts';
import { type Scope, scopeSchema } from './scope.ts';
import { aWidget } from './testing/a-widget.ts';
import { answerTrials } from './testing/answer-trials.ts';
import { type FilledWorkspace, fillWorkspace, MONDAY_NINE, newNumber } from './testing/fill-workspace.ts';
import { type Credentials, nobody, type Reply, startTestApi, type TestApi } from './testing/start-test-api.ts';

interface Row {
  /** The least role; `anybody` and `person` need no membership. */
  role: Role | 'anybody' | 'person';
  /** What a key needs; null where no key is let in. */
  scope: Scope | null;
  /** The asker is a person; nobody else owns anything of their own. */
  input(target: FilledWorkspace, asker?: string): unknown;
}

const nothing = () => undefined;
const agent = ({ agentId }: FilledWorkspace) => ({ agentId });
const call = ({ callId }: FilledWorkspace) => ({ callId });
const backTest = ({ backTestId }: FilledWorkspace) => ({ backTestId });
const thread = ({ threadId }: FilledWorkspace) => ({ threadId });
const week = { from: '2026-11-20', before: '2026-11-27', timeZone: 'Europe/Zurich' };
const alertRule = { name: 'New', measure: 'calls', side: 'below', threshold: 1, windowMinutes: 60 };
const contact = ({ contactId }: FilledWorkspace) => ({ contactId });
const newCallBack = async (target: FilledWorkspace) => ({ callBackId: await target.newCallBack() });
const newCampaign = async (target: FilledWorkspace) => ({ campaignId: await target.newCampaign() });
const aCampaign = ({ agentId, e164 }: FilledWorkspace) => ({ name: 'New', agentId, fromE164: e164 });
const newPerson = () => ({ e164: newNumber('+4477'), consents: true });
const newDocument = async (filled: FilledWorkspace) => ({ documentId: await filled.newDocument() });
const newCredential = async (target: FilledWorkspace) => ({ name: await target.newCredential() });
const newAccount = async (target: FilledWorkspace) => ({ vendor: await target.newAccount() });

/** Of the right form, and in no link. */
const NO_INVITATION = 'x'.repeat(43);
const newMember = async ({ workspaceId }: FilledWorkspace) =>
  (await testApi.person('member', [{ workspaceId, role: 'viewer' }])).userId;
const newInvitation = ({ workspaceId, canary }: FilledWorkspace) =>
  world.db.forWorkspace(workspaceId, async (tx) => {
    const asked = { email: `${canary}-${randomInt(1e9)}@example.com`, role: 'viewer' } as const;
    const { id } = await invite(tx, { ...asked, secret: String(Math.random()), invitedBy: canary, now: Date.now() });
    return { invitationId: id };
  });

/** Who may do what. A procedure that is not here fails the test below, and one that behaves otherwise fails its own. */
const policy: Readonly<Record<string, Row>> = {
  'session.get': { role: 'anybody', scope: null, input: nothing },
  'session.listWorkspaces': { role: 'person', scope: null, input: nothing },
  'session.getAccess': { role: 'viewer', scope: null, input: nothing },
  'workspace.create': { role: 'owner', scope: null, input: () => ({ name: 'Another' }) },
  // With another name than it has: it is needed on.
  'workspace.delete': { role: 'owner', scope: null, input: () => ({ workspaceName: 'Not this one' }) },
  'workspace.restore': { role: 'owner', scope: null, input: nothing },
  'member.list': { role: 'viewer', scope: null, input: nothing },
  'member.setRole': {
    role: 'owner',
    scope: null,
    input: async (target) => ({ memberId: await newMember(target), role: 'editor' }),
  },
  'member.remove': { role: 'owner', scope: null, input: async (target) => ({ memberId: await newMember(target) }) },
  'member.leave': { role: 'viewer', scope: null, input: () => ({ workspaceName: 'Not this one' }) },
  'invitation.list': { role: 'owner', scope: null, input: nothing },
  'invitation.create': {
    role: 'owner',
    scope: null,
    input: () => ({ email: `${randomInt(1e9)}@example.com`, role: 'viewer' }),
  },
  'invitation.resend': { role: 'owner', scope: null, input: newInvitation },
  'invitation.revoke': { role: 'owner', scope: null, input: newInvitation },
  'invitation.read': { role: 'anybody', scope: null, input: () => ({ token: NO_INVITATION }) },
  'invitation.createAccount': {
    role: 'anybody',
    scope: null,
    input: () => ({ token: NO_INVITATION, name: 'New', password: 'a long password' }),
  },
  'invitation.accept': { role: 'person', scope: null, input: () => ({ token: NO_INVITATION }) },
  'agent.list': { role: 'viewer', scope: 'agents:read', input: nothing },
  'agent.get': { role: 'viewer', scope: 'agents:read', input: agent },
  'agent.create': { role: 'editor', scope: 'agents:write', input: () => ({ name: 'New', template: 'empty' }) },
  'agent.rename': {
    role: 'editor',
    scope: 'agents:write',
    input: ({ agentId, canary }) => ({ agentId, name: canary }),
  },
  'agent.delete': {
    role: 'owner',
    scope: 'agents:write',
    input: async ({ newAgent }) => ({ agentId: await newAgent() }),
  },
  'flow.getDraft': { role: 'viewer', scope: 'flows:read', input: agent },
  'flow.saveDraft': {
    role: 'editor',
    scope: 'flows:write',
    input: ({ agentId }) => ({ agentId, flow: smallFlow('Changed.'), revision: 999 }),
  },
  'flow.check': { role: 'viewer', scope: 'flows:read', input: agent },
  'flow.simulate': { role: 'viewer', scope: 'flows:read', input: agent },
  'flow.write': {
    role: 'editor',
    scope: 'flows:write',
    input: ({ agentId }) => ({ agentId, description: 'A bakery. People order cakes.' }),
  },
  'flow.getWriting': { role: 'viewer', scope: 'flows:read', input: agent },
  'flow.stopWriting': { role: 'editor', scope: 'flows:write', input: agent },
  'flow.publish': { role: 'publisher', scope: 'flows:publish', input: agent },
  'flow.listVersions': { role: 'viewer', scope: 'flows:read', input: agent },
  'flow.getVersion': { role: 'viewer', scope: 'flows:read', input: ({ flowVersionId }) => ({ flowVersionId }) },
  'flow.getPublished': { role: 'viewer', scope: 'flows:read', input: ({ agentId }) => ({ agentId, number: 1 }) },
  'deployment.list': { role: 'viewer', scope: 'flows:read', input: nothing },
  'deployment.listChanges': { role: 'viewer', scope: 'flows:read', input: agent },
  'deployment.share': {
    role: 'publisher',
    scope: 'flows:publish',
    input: ({ agentId, flowVersionId }) => ({ agentId, revision: 999, shares: [{ flowVersionId, percent: 100 }] }),
  },
  'deployment.rollBack': {
    role: 'publisher',
    scope: 'flows:publish',
    input: ({ agentId }) => ({ agentId, revision: 999 }),
  },
  'deployment.promote': {
    role: 'publisher',
    scope: 'flows:publish',
    input: ({ agentId }) => ({ agentId, from: 'live', to: 'staging' }),
  },
  'deployment.listPlans': { role: 'viewer', scope: 'flows:read', input: nothing },
  'deployment.changePlan': {
    role: 'publisher',
    scope: 'flows:publish',
    input: async ({ newPlan }) => ({ planId: await newPlan(), at: Date.now() + 60_000 }),
  },
  'deployment.cancelPlan': {
    role: 'publisher',
    scope: 'flows:publish',
    input: async ({ newPlan }) => ({ planId: await newPlan() }),
  },
  'approval.get': { role: 'viewer', scope: null, input: agent },
  'approval.require': { role: 'owner', scope: null, input: ({ agentId }) => ({ agentId, isNeeded: false }) },
  'approval.ask': { role: 'editor', scope: null, input: agent },
  'approval.withdraw': {
    role: 'editor',
    scope: null,
    input: async ({ newPublishRequest }, asker) => ({ requestId: await newPublishRequest(asker) }),
  },
  'approval.approve': {
    role: 'publisher',
    scope: null,
    input: async ({ newPublishRequest }) => ({ requestId: await newPublishRequest() }),
  },
  'approval.decline': {
    role: 'publisher',
    scope: null,
    input: async ({ newPublishRequest }) => ({ requestId: await newPublishRequest(), reason: 'Not yet.' }),
  },
  'comment.list': { role: 'viewer', scope: null, input: agent },
  'comment.startThread': {
    role: 'viewer',
    scope: null,
    input: ({ agentId }) => ({ agentId, nodeId: 'start', text: 'Is this right?' }),
  },
  'comment.reply': { role: 'viewer', scope: null, input: ({ threadId }) => ({ threadId, text: 'It is.' }) },
  'comment.edit': {
    role: 'viewer',
    scope: null,
    input: async ({ newComment }, asker) => ({ commentId: (await newComment(asker)).commentId, text: 'Changed.' }),
  },
  'comment.delete': {
    role: 'viewer',
    scope: null,
    input: async ({ newComment }, asker) => ({ commentId: (await newComment(asker)).commentId }),
  },
  'comment.resolve': { role: 'viewer', scope: null, input: thread },
  'comment.reopen': { role: 'viewer', scope: null, input: thread },
  'comment.markRead': { role: 'viewer', scope: null, input: ({ threadId }) => ({ threadId, until: MONDAY_NINE }) },
  'flow.tryRequest': {
    role: 'editor',
    scope: 'flows:write',
    input: ({ agentId }) => ({ agentId, flow: smallFlow(), node: 'start', values: {} }),
  },
  'checkpoint.list': { role: 'viewer', scope: 'flows:read', input: agent },
  'checkpoint.get': { role: 'viewer', scope: 'flows:read', input: ({ checkpointId }) => ({ checkpointId }) },
  'checkpoint.create': {
    role: 'editor',
    scope: 'flows:write',
    input: ({ agentId, canary }) => ({ agentId, reason: 'named', name: canary }),
  },
  'checkpoint.rename': {
    role: 'editor',
    scope: 'flows:write',
    input: ({ checkpointId, canary }) => ({ checkpointId, name: canary }),
  },
  'flow.hearPrompt': {
    role: 'editor',
    scope: null,
    input: ({ agentId, canary }) => ({ agentId, text: canary, voice: 'aura-2-thalia-en' }),
  },
  'calls.createTestCall': { role: 'editor', scope: 'calls:create', input: agent },
  'calls.list': { role: 'viewer', scope: 'calls:read', input: ({ agentId }) => ({ agentId }) },
  'calls.get': { role: 'viewer', scope: 'calls:read', input: call },
  'calls.sendSignal': {
    role: 'editor',
    scope: 'calls:signal',
    input: ({ callId }) => ({ callId, signal: 'paid', body: { amount: 1 } }),
  },
  'live.list': { role: 'viewer', scope: 'calls:read', input: ({ agentId }) => ({ agentId }) },
  'live.follow': { role: 'viewer', scope: 'calls:read', input: call },
  'live.getDrawing': { role: 'viewer', scope: 'calls:read', input: call },
  'live.join': { role: 'editor', scope: null, input: ({ callId }) => ({ callId, as: 'listener' }) },
  'live.whisper': {
    role: 'editor',
    scope: 'calls:control',
    input: ({ callId }) => ({ callId, text: 'Offer Friday.' }),
  },
  'live.putThrough': {
    role: 'editor',
    scope: 'calls:control',
    input: ({ callId }) => ({ callId, to: '+442079460111' }),
  },
  'live.sendOff': { role: 'editor', scope: 'calls:control', input: call },
  'calls.place': {
    role: 'publisher',
    scope: 'calls:place',
    input: ({ agentId, e164 }) => ({ agentId, to: '+442079460999', from: e164 }),
  },
  'afterCall.list': { role: 'viewer', scope: 'calls:read', input: ({ agentId }) => ({ agentId }) },
  'afterCall.get': { role: 'viewer', scope: 'calls:read', input: call },
  'afterCall.retry': {
    role: 'editor',
    scope: 'calls:retry',
    input: async ({ newDeadStep }) => ({ stepId: await newDeadStep() }),
  },
  'afterCall.getSigning': { role: 'viewer', scope: 'calls:read', input: nothing },
  'afterCall.showSigningSecret': { role: 'owner', scope: null, input: nothing },
  'afterCall.renewSigningSecret': { role: 'owner', scope: null, input: nothing },
  'afterCall.endPreviousSigningSecret': { role: 'owner', scope: null, input: nothing },
  'calls.recording': { role: 'viewer', scope: 'calls:read', input: call },
  'backTest.start': {
    role: 'editor',
    scope: 'flows:write',
    input: ({ agentId }) => ({ agentId, startedFrom: 0, startedBefore: MONDAY_NINE }),
  },
  'backTest.list': { role: 'viewer', scope: 'calls:read', input: agent },
  'backTest.get': { role: 'viewer', scope: 'calls:read', input: backTest },
  'backTest.listCalls': {
    role: 'viewer',
    scope: 'calls:read',
    input: ({ backTestId }) => ({ backTestId, verdict: 'undecided' }),
  },
  'backTest.getCall': {
    role: 'viewer',
    scope: 'calls:read',
    input: ({ backTestId, callId }) => ({ backTestId, callId }),
  },
  'backTest.stop': { role: 'editor', scope: 'flows:write', input: backTest },
  'phoneNumber.list': { role: 'viewer', scope: 'numbers:read', input: nothing },
  'phoneNumber.connect': {
    role: 'publisher',
    scope: 'numbers:write',
    input: ({ agentId, e164 }) => ({ agentId, e164 }),
  },
  'phoneNumber.update': {
    role: 'publisher',
    scope: 'numbers:write',
    input: async ({ newPhoneNumber, canary }) => ({ phoneNumberId: await newPhoneNumber(), label: canary }),
  },
  'phoneNumber.listFromTwilio': { role: 'publisher', scope: 'numbers:read', input: nothing },
  'phoneNumber.listAvailable': {
    role: 'publisher',
    scope: 'numbers:read',
    input: () => ({ country: 'GB', kind: 'local' }),
  },
  'phoneNumber.buy': {
    role: 'publisher',
    scope: 'numbers:write',
    input: ({ agentId }) => ({
      agentId,
      e164: '+442079460998',
      country: 'GB',
      kind: 'local',
      price: { monthly: '1.00', currency: 'GBP' },
    }),
  },
  'phoneNumber.getConnection': {
    role: 'viewer',
    scope: 'numbers:read',
    input: async ({ newPhoneNumber }) => ({ phoneNumberId: await newPhoneNumber() }),
  },
  'phoneNumber.route': {
    role: 'publisher',
    scope: 'numbers:write',
    input: async ({ newPhoneNumber }) => ({ phoneNumberId: await newPhoneNumber() }),
  },
  'phoneNumber.getPublicAddress': { role: 'viewer', scope: 'numbers:read', input: nothing },
  'phoneNumber.remove': {
    role: 'publisher',
    scope: 'numbers:write',
    input: async ({ newPhoneNumber }) => ({ phoneNumberId: await newPhoneNumber() }),
  },
  'phoneNumber.issuePbxSecret': {
    role: 'publisher',
    scope: 'numbers:write',
    input: async ({ newPhoneNumber }) => ({ phoneNumberId: await newPhoneNumber() }),
  },
  'phoneNumber.revokePbxSecret': {
    role: 'publisher',
    scope: 'numbers:write',
    input: async ({ newPhoneNumber }) => ({ phoneNumberId: await newPhoneNumber() }),
  },
  'widget.list': { role: 'viewer', scope: 'widgets:read', input: nothing },
  'widget.create': { role: 'publisher', scope: 'widgets:write', input: ({ agentId }) => ({ agentId, ...aWidget() }) },
  'widget.update': {
    role: 'publisher',
    scope: 'widgets:write',
    input: async ({ agentId, newWidget }) => ({ widgetId: await newWidget(), agentId, ...aWidget() }),
  },
  'widget.remove': {
    role: 'publisher',
    scope: 'widgets:write',
    input: async ({ newWidget }) => ({ widgetId: await newWidget() }),
  },
  'callView.list': { role: 'viewer', scope: null, input: nothing },
  'callView.create': { role: 'viewer', scope: null, input: () => ({ name: 'New', query: 'kind=real' }) },
  'callView.change': {
    role: 'viewer',
    scope: null,
    input: async ({ newCallView }, asker) => ({ callViewId: await newCallView(asker), name: 'Changed', query: '' }),
  },
  'callView.share': {
    role: 'editor',
    scope: null,
    input: async ({ newCallView }, asker) => ({ callViewId: await newCallView(asker), isShared: true }),
  },
  'callView.delete': {
    role: 'viewer',
    scope: null,
    input: async ({ newCallView }, asker) => ({ callViewId: await newCallView(asker) }),
  },
  'analytics.getVolume': { role: 'viewer', scope: 'calls:read', input: () => ({ ...week, step: 'hour' }) },
  'analytics.getOutcomes': { role: 'viewer', scope: 'calls:read', input: () => week },
  'analytics.getNodes': { role: 'viewer', scope: 'calls:read', input: ({ agentId }) => ({ ...week, agentId }) },
  'analytics.getLatency': { role: 'viewer', scope: 'calls:read', input: () => week },
  'analytics.getUsage': { role: 'viewer', scope: 'calls:read', input: () => week },
  'analytics.getVersions': { role: 'viewer', scope: 'calls:read', input: ({ agentId }) => ({ ...week, agentId }) },
  'alert.list': { role: 'viewer', scope: 'alerts:read', input: nothing },
  'alert.getCounts': { role: 'viewer', scope: 'alerts:read', input: nothing },
  'alert.see': { role: 'viewer', scope: null, input: () => ({ until: 0 }) },
  'alert.listRules': { role: 'viewer', scope: 'alerts:read', input: nothing },
  'alert.createRule': { role: 'editor', scope: 'alerts:write', input: ({ agentId }) => ({ ...alertRule, agentId }) },
  'alert.changeRule': {
    role: 'editor',
    scope: 'alerts:write',
    input: async ({ newAlertRule }) => ({ ...alertRule, alertRuleId: await newAlertRule() }),
  },
  'alert.deleteRule': {
    role: 'editor',
    scope: 'alerts:write',
    input: async ({ newAlertRule }) => ({ alertRuleId: await newAlertRule() }),
  },
  'analytics.getCosts': { role: 'viewer', scope: 'calls:read', input: () => week },
  'analytics.getScores': { role: 'viewer', scope: 'calls:read', input: () => week },
  'analytics.getComparison': {
    role: 'viewer',
    scope: 'calls:read',
    input: ({ agentId, flowVersionId }) => ({ ...week, agentId, baseVersionId: flowVersionId }),
  },
  'usage.get': {
    role: 'viewer',
    scope: 'usage:read',
    input: ({ agentId }) => ({ from: week.from, before: week.before, timeZone: week.timeZone, agentId }),
  },
  'usage.getLimits': { role: 'viewer', scope: 'usage:read', input: nothing },
  'usage.setLimits': {
    role: 'owner',
    scope: 'usage:write',
    input: () => ({
      callsAtOnce: 1_000,
      callsPerDay: 'unlimited',
      minutesPerMonth: 10_000_000,
      costPerMonthMicros: 'unlimited',
      sentence: 'Please call tomorrow.',
    }),
  },
  'usage.getOutbound': { role: 'viewer', scope: 'usage:read', input: nothing },
  'usage.setOutbound': {
    role: 'owner',
    scope: null,
    input: () => ({
      atOnce: 1_000,
      perNumberHour: 10_000,
      perDestinationHour: 100,
      costPerDayMicros: 1_000_000_000,
      countries: ['GB', 'CH'],
    }),
  },
  'usage.listPrices': { role: 'viewer', scope: 'usage:read', input: nothing },
  'usage.setPrice': {
    role: 'owner',
    scope: 'usage:write',
    input: ({ canary }) => ({ unit: 'callMs', source: canary, micros: 1, validFrom: '2026-11-01' }),
  },
  'usage.removePrice': {
    role: 'owner',
    scope: 'usage:write',
    input: async ({ newUsagePrice }) => ({ priceId: await newUsagePrice() }),
  },
  'usage.setCurrency': {
    role: 'owner',
    scope: 'usage:write',
    input: () => ({ currency: 'CHF', dollarMicros: 900_000 }),
  },
  'timeZone.get': { role: 'viewer', scope: null, input: nothing },
  'timeZone.set': { role: 'owner', scope: null, input: () => ({ timeZone: 'Europe/Zurich' }) },
  'privacy.get': { role: 'viewer', scope: null, input: nothing },
  'privacy.set': {
    role: 'owner',
    scope: null,
    input: () => ({
      recordingNotice: 'ask',
      saysAi: true,
      noticeText: '',
      needsConsentToCall: false,
      processedIn: 'eu',
    }),
  },
  'privacy.getRegion': { role: 'viewer', scope: null, input: nothing },
  'privacy.listCallingChoices': { role: 'viewer', scope: 'contacts:read', input: nothing },
  'privacy.setCallingChoice': {
    role: 'editor',
    scope: 'contacts:write',
    input: () => ({ e164: '+447923400999', choice: 'refused' }),
  },
  'privacy.removeCallingChoice': {
    role: 'editor',
    scope: 'contacts:write',
    input: async ({ newCallingChoice }) => ({ e164: await newCallingChoice() }),
  },
  'privacy.importRefusals': {
    role: 'editor',
    scope: 'contacts:write',
    input: () => ({ csv: '+442079460198\n+442079460199' }),
  },
  'privacy.listHolds': { role: 'viewer', scope: null, input: nothing },
  'privacy.hold': {
    role: 'owner',
    scope: null,
    input: ({ callId, canary }) => ({ kind: 'call', id: callId, reason: canary }),
  },
  'privacy.releaseHold': {
    role: 'owner',
    scope: null,
    input: async ({ newHold }) => ({ kind: 'call', id: await newHold() }),
  },
  'retention.get': { role: 'viewer', scope: null, input: nothing },
  'retention.set': { role: 'owner', scope: null, input: () => ({ callLogDays: 30_000 }) },
  'webhook.list': { role: 'editor', scope: 'webhooks:read', input: nothing },
  'webhook.listDeliveries': { role: 'editor', scope: 'webhooks:read', input: nothing },
  'webhook.retry': {
    role: 'editor',
    scope: 'webhooks:write',
    input: async ({ newDeadMessage }) => ({ messageId: await newDeadMessage() }),
  },
  'webhook.create': {
    role: 'owner',
    scope: 'webhooks:write',
    input: () => ({ url: 'https://example.com/hook', events: ['call.ended'] }),
  },
  'webhook.delete': {
    role: 'owner',
    scope: 'webhooks:write',
    input: async ({ newWebhook }) => ({ webhookId: await newWebhook() }),
  },
  'webhook.renewSecret': {
    role: 'owner',
    scope: 'webhooks:write',
    input: async ({ newWebhook }) => ({ webhookId: await newWebhook() }),
  },
  'webhook.endPreviousSecret': {
    role: 'owner',
    scope: 'webhooks:write',
    input: async ({ newWebhook }) => ({ webhookId: await newWebhook() }),
  },
  'calendar.list': {
    role: 'viewer',
    scope: 'calendar:read',
    input: () => ({ from: MONDAY_NINE - 1, before: MONDAY_NINE + 86_400_000 }),
  },
  'contact.list': { role: 'viewer', scope: 'contacts:read', input: nothing },
  'contact.get': { role: 'viewer', scope: 'contacts:read', input: contact },
  'contact.listMentions': { role: 'publisher', scope: 'contacts:read', input: contact },
  'contact.create': { role: 'editor', scope: 'contacts:write', input: newPerson },
  'contact.change': {
    role: 'editor',
    scope: 'contacts:write',
    input: ({ contactId, canary }) => ({ contactId, agreed: canary }),
  },
  'contact.erase': {
    role: 'publisher',
    scope: 'contacts:write',
    input: async ({ newContact }) => ({ contactId: await newContact() }),
  },
  'contact.export': { role: 'publisher', scope: 'contacts:read', input: contact },
  'callBack.list': { role: 'viewer', scope: 'callbacks:read', input: nothing },
  'callBack.get': { role: 'viewer', scope: 'callbacks:read', input: newCallBack },
  'callBack.create': { role: 'editor', scope: 'callbacks:write', input: () => ({ e164: '+447700900125' }) },
  'callBack.assign': {
    role: 'editor',
    scope: null,
    input: async (target) => ({ ...(await newCallBack(target)), toMe: true }),
  },
  'callBack.settle': {
    role: 'editor',
    scope: 'callbacks:write',
    input: async (target) => ({ ...(await newCallBack(target)), outcome: 'done' }),
  },
  'callBack.cancel': { role: 'editor', scope: 'callbacks:write', input: newCallBack },
  'callBack.plan': {
    role: 'publisher',
    scope: 'callbacks:write',
    input: async (target) => ({ ...(await newCallBack(target)), dueAt: MONDAY_NINE }),
  },
  'callBack.callNow': { role: 'publisher', scope: 'calls:place', input: newCallBack },
  'callBack.listCallers': { role: 'viewer', scope: 'agents:read', input: nothing },
  'campaign.list': { role: 'viewer', scope: 'campaigns:read', input: nothing },
  'campaign.get': { role: 'viewer', scope: 'campaigns:read', input: newCampaign },
  'campaign.listNumbers': { role: 'viewer', scope: 'campaigns:read', input: newCampaign },
  'campaign.create': { role: 'publisher', scope: 'campaigns:write', input: aCampaign },
  'campaign.update': {
    role: 'publisher',
    scope: 'campaigns:write',
    input: async (target) => ({ ...(await newCampaign(target)), ...aCampaign(target) }),
  },
  'campaign.importNumbers': {
    role: 'publisher',
    scope: 'campaigns:write',
    input: async (target) => ({ ...(await newCampaign(target)), rows: [], columns: { number: 'Number' } }),
  },
  'campaign.start': { role: 'publisher', scope: 'calls:place', input: newCampaign },
  'campaign.pause': { role: 'publisher', scope: 'campaigns:write', input: newCampaign },
  'campaign.resume': { role: 'publisher', scope: 'calls:place', input: newCampaign },
  'campaign.cancel': { role: 'publisher', scope: 'campaigns:write', input: newCampaign },
  'campaign.delete': { role: 'publisher', scope: 'campaigns:write', input: newCampaign },
  'knowledge.list': { role: 'viewer', scope: 'knowledge:read', input: nothing },
  'knowledge.get': { role: 'viewer', scope: 'knowledge:read', input: newDocument },
  'knowledge.search': { role: 'viewer', scope: 'knowledge:read', input: () => ({ question: 'Where is it?' }) },
  'knowledge.ask': { role: 'editor', scope: null, input: ({ agentId }) => ({ question: 'Where is it?', agentId }) },
  'knowledge.addFile': {
    role: 'editor',
    scope: 'knowledge:write',
    input: () => ({ fileName: 'a.txt', content: 'SGVsbG8=' }),
  },
  'knowledge.addPage': { role: 'editor', scope: 'knowledge:write', input: () => ({ address: 'https://example.com/' }) },
  'knowledge.change': {
    role: 'editor',
    scope: 'knowledge:write',
    input: async (filled) => ({ ...(await newDocument(filled)), title: 'Changed' }),
  },
  'knowledge.replaceFile': {
    role: 'editor',
    scope: 'knowledge:write',
    input: async (filled) => ({ ...(await newDocument(filled)), fileName: 'a.txt', content: 'SGVsbG8=' }),
  },
  'knowledge.refresh': { role: 'editor', scope: 'knowledge:write', input: newDocument },
  'knowledge.delete': { role: 'editor', scope: 'knowledge:write', input: newDocument },
  'knowledge.addCollection': { role: 'editor', scope: 'knowledge:write', input: () => ({ name: 'Guides' }) },
  'knowledge.renameCollection': {
    role: 'editor',
    scope: 'knowledge:write',
    input: async ({ newCollection }) => ({ collectionId: await newCollection(), name: 'Changed' }),
  },
  'knowledge.deleteCollection': {
    role: 'editor',
    scope: 'knowledge:write',
    input: async ({ newCollection }) => ({ collectionId: await newCollection() }),
  },
  'credential.list': { role: 'editor', scope: 'credentials:read', input: nothing },
  'credential.set': {
    role: 'owner',
    scope: 'credentials:write',
    input: ({ canary }) => ({
      name: 'crm',
      manner: { kind: 'basic', username: canary },
      origins: ['https://crm.example'],
      secret: 'a key of nobody',
    }),
  },
  'credential.remove': { role: 'owner', scope: 'credentials:write', input: newCredential },
  'provider.list': { role: 'owner', scope: 'providers:read', input: nothing },
  'provider.setAccount': {
    role: 'owner',
    scope: 'providers:write',
    input: () => ({ vendor: 'deepgram', settings: {}, secret: 'a key of nobody'.replaceAll(' ', '-') }),
  },
  'provider.removeAccount': { role: 'owner', scope: 'providers:write', input: newAccount },
  'provider.tryAccount': { role: 'owner', scope: 'providers:write', input: newAccount },
  'provider.choose': { role: 'owner', scope: 'providers:write', input: () => ({ voice: 'polly' }) },
  'system.status': { role: 'viewer', scope: 'system:read', input: nothing },
  'apiKey.list': { role: 'owner', scope: null, input: nothing },
  'apiKey.create': { role: 'owner', scope: null, input: () => ({ name: 'New', scopes: ['calls:read'] }) },
  'apiKey.renew': { role: 'owner', scope: null, input: async ({ newApiKey }) => ({ apiKeyId: await newApiKey() }) },
  'apiKey.endPrevious': {
    role: 'owner',
    scope: null,
    input: async ({ newApiKey }) => ({ apiKeyId: await newApiKey() }),
  },
  'audit.list': { role: 'viewer', scope: null, input: nothing },
  'apiKey.revoke': { role: 'owner', scope: null, input: async ({ newApiKey }) => ({ apiKeyId: await newApiKey() }) },
  // The last one: what leaves or deletes a workspace asks for its name, and every odd text becomes its name here.
  'workspace.rename': { role: 'owner', scope: null, input: () => ({ name: 'Renamed' }) },
};

const world = useDatabase();
let testApi: TestApi;
let voiceBus: Bus;
let stopTrying: () => void;
let stopOwning: () => void;
let own: FilledWorkspace;
let foreign: FilledWorkspace;
let ownId: WorkspaceId;
const members: Partial<Record<Role, { userId: string; credentials: Credentials }>> = {};
let foreignOwner: Credentials;
let removed: Credentials;
let foreignKey: Credentials;

beforeAll(async () => {
  testApi = await startTestApi(world);
  voiceBus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  stopTrying = await answerTrials(voiceBus);
  const onAsked = () => Promise.resolve({ type: 'decided', fate: 'done' } as const);
  stopOwning = await answerAsOwner(voiceBus, { onAsked, onError: () => {} });
  ownId = await testApi.workspace('own');
  const foreignId = await testApi.workspace('foreign');
  own = await fillWorkspace(world.db, ownId, '+442079460001');
  foreign = await fillWorkspace(world.db, foreignId, '+442079460002');
  for (const role of roleSchema.options) {
    members[role] = await testApi.person(role, [{ workspaceId: ownId, role }]);
  }
  foreignOwner = (await testApi.person('foreign', [{ workspaceId: foreignId, role: 'owner' }])).credentials;
  foreignKey = await testApi.key(foreignId, scopeSchema.options);
  const former = await testApi.person('removed', [{ workspaceId: ownId, role: 'owner' }]);
  removed = former.credentials;
  await world.db.forWorkspace(ownId, (tx) => removeMember(tx, former.userId));
});

afterAll(async () => {
  stopTrying();
  stopOwning();
  await voiceBus.close();
  await testApi.stop();
});

test('every procedure is in the policy table, and nothing else is', () => {
  expect(Object.keys(policy).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

const RANK = { anybody: -2, person: -1, viewer: 0, editor: 1, publisher: 2, owner: 3 };

/** Filtered by an agent of somebody else's, they are empty. */
const LISTS: ReadonlySet<string> = new Set(['calls.list', 'afterCall.list', 'live.list']);

/** Let in means: whatever went wrong then, it was not about who asked. */
function verdict({ status }: Reply): 'let in' | number {
  return status === 401 || status === 403 || status === 404 ? status : 'let in';
}

describe.each(Object.entries(policy))('%s', (name, row) => {
  const ask = async (as: Credentials, target: FilledWorkspace, asker?: string) =>
    testApi.call(name, await row.input(target, asker), as);
  const owner = () => members.owner?.credentials ?? nobody;
  const isOpen = row.role === 'anybody' || row.role === 'person';

  test('answers those in the workspace according to their role', async () => {
    for (const role of roleSchema.options) {
      const member = members[role];
      const reply = await ask(member?.credentials ?? nobody, own, member?.userId);
      const mayEnter = RANK[role] >= RANK[row.role];
      expect([role, verdict(reply)]).toEqual([role, mayEnter ? 'let in' : 403]);
      if (!mayEnter) expect(reply.text).not.toContain(own.canary);
    }
  });

  test('refuses whoever has not signed in, or shows a key that is none', async () => {
    const wrong = { authorization: `Bearer aybiza_live_${'x'.repeat(49)}` };
    const wanted = row.role === 'anybody' ? 'let in' : 401;
    for (const as of [nobody, wrong, { ...owner(), ...wrong }]) {
      const reply = await ask(as, own);
      expect(verdict(reply)).toBe(wanted);
      expect(reply.text).not.toContain(own.canary);
    }
  });

  test('answers a key according to its scopes', async () => {
    for (const scope of scopeSchema.options) {
      const reply = await ask(await testApi.key(ownId, [scope]), own);
      if (row.role === 'anybody') expect(verdict(reply)).toBe('let in');
      else if (row.role === 'person') expect(verdict(reply)).toBe(401);
      else expect([scope, verdict(reply)]).toEqual([scope, scope === row.scope ? 'let in' : 403]);
    }
  });

  test('shows a stranger nothing, whichever way they ask', async () => {
    const sneaky = { 'x-aybiza-workspace': ownId };
    for (const as of [foreignOwner, foreignKey, removed]) {
      for (const headers of [as, { ...as, ...sneaky }]) {
        const reply = await ask(headers, own);
        expect(reply.text).not.toContain(own.canary);
        expect([...reply.headers].join()).not.toContain(own.canary);
        if (!isOpen && headers !== as) expect(reply.status).toBeGreaterThanOrEqual(403);
        if (
          JSON.stringify(await row.input(own))?.match(
            /"(agentId|callId|flowVersionId|priceId|webhookId|apiKeyId|phoneNumberId|threadId|commentId|requestId|invitationId|memberId)"/,
          )
        ) {
          expect([403, 404, ...(LISTS.has(name) ? [200] : [])]).toContain(reply.status);
        }
      }
    }
  });

  test('refuses what a schema does not name', async () => {
    const input = await row.input(own);
    if (input === undefined) return;
    for (const key of ['workspaceId', 'role', 'isAdmin', 'createdAt', 'userId']) {
      const reply = await testApi.call(name, { ...Object(input), [key]: ownId }, owner());
      expect([key, reply.code]).toEqual([key, 'BAD_REQUEST']);
    }
  });

  test('takes no operator for a value', async () => {
    const input = await row.input(own);
    for (const [field, value] of Object.entries(Object(input))) {
      if (typeof value === 'object' && !Array.isArray(value)) continue;
      const tricks = [
        { not: '' },
        { startsWith: 'a' },
        { in: [value] },
        {},
        null,
        ...(Array.isArray(value) ? [] : [[]]),
      ];
      for (const trick of tricks) {
        const reply = await testApi.call(name, { ...Object(input), [field]: trick }, owner());
        expect([field, trick, reply.status]).toEqual([field, trick, 400]);
      }
    }
  });

  test('fails of no text, however odd', async () => {
    const input = await row.input(own);
    for (const [field, value] of Object.entries(Object(input))) {
      if (typeof value !== 'string') continue;
      for (const odd of [
        '\0',
        'a\ud800',
        '\u202e',
        "'; DROP TABLE agent; --",
        '%',
        'x'.repeat(100_000),
        '🦷'.repeat(80),
      ]) {
        const reply = await testApi.call(name, { ...Object(input), [field]: odd }, owner());
        expect([field, odd.slice(0, 20), reply.status < 500]).toEqual([field, odd.slice(0, 20), true]);
      }
    }
  });
});

test('what strangers tried has changed nothing', async () => {
  const { body } = await testApi.call('agent.get', { agentId: foreign.agentId }, foreignOwner);
  expect(body).toMatchObject({ name: foreign.canary });
  const [mine] = z
    .array(z.object({ e164: z.string() }))
    .parse((await testApi.call('phoneNumber.list', undefined, foreignOwner)).body);
  expect(mine?.e164).toBe(foreign.e164);
});

test('what is absent and what is forbidden look the same', async () => {
  const [absent, forbidden] = await Promise.all(
    ['agt_00000000000000000000', own.agentId].map((agentId) => testApi.call('agent.get', { agentId }, foreignOwner)),
  );
  const strip = (reply: Reply | undefined) => reply?.text.replace(/req_\w+/g, '');
  expect(strip(absent)).toEqual(strip(forbidden));
});
