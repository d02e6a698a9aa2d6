import { randomInt } from 'node:crypto';
import { foldFigures } from '@aybiza/call-log';
import { addAfterCallSteps, changeAfterCallStep, listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { createAgent } from '@aybiza/db/agents';
import { addAlertRule, deleteAlertRule, listAlertRules } from '@aybiza/db/alerts/alert-rules';
import { raiseAlert } from '@aybiza/db/alerts/alerts';
import { createApiKey } from '@aybiza/db/api-keys';
import { addBackTest, addBackTestCalls } from '@aybiza/db/back-tests';
import { bookSlot } from '@aybiza/db/bookings';
import { createResource } from '@aybiza/db/calendar';
import { addCallBack, type NewCallBack } from '@aybiza/db/call-backs';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { saveCallResults } from '@aybiza/db/call-results';
import { saveCallScore } from '@aybiza/db/call-scores';
import { saveCallText } from '@aybiza/db/call-texts';
import { addCallView } from '@aybiza/db/call-views';
import { annotateCall, createCall, finishCall } from '@aybiza/db/calls';
import { addCampaignNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import { addCampaign } from '@aybiza/db/campaigns/campaigns';
import type { Db, Tx } from '@aybiza/db/client';
import { addComment, startThread } from '@aybiza/db/comments';
import { addContact } from '@aybiza/db/contacts';
import { saveCredential } from '@aybiza/db/credentials';
import { listDeployments } from '@aybiza/db/deployments';
import { listFlowVersions } from '@aybiza/db/flow-versions';
import { createFlow } from '@aybiza/db/flows';
import { addCollection, deleteCollection, listCollections } from '@aybiza/db/knowledge-collections';
import { addDocument, noteRead } from '@aybiza/db/knowledge-documents';
import { replacePassages } from '@aybiza/db/knowledge-passages';
import { makeCheckpoint } from '@aybiza/db/make-checkpoint';
import { addOutboxRow, failOutboxRow } from '@aybiza/db/outbox';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { setCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { hold } from '@aybiza/db/privacy/legal-holds';
import { saveProviderAccount } from '@aybiza/db/provider-accounts';
import { addPublishRequest } from '@aybiza/db/publish-requests';
import { saveRecording } from '@aybiza/db/recordings';
import { redoMarkedQuarters } from '@aybiza/db/redo-quarters';
import { addPlan } from '@aybiza/db/releases/plans';
import { smallFlow } from '@aybiza/db/testing/seed';
import { saveUsagePrice } from '@aybiza/db/usage/usage-prices';
import { setUsageLimits } from '@aybiza/db/usage/usage-settings';
import { addWebhookDelivery } from '@aybiza/db/webhook-deliveries';
import { createWebhook } from '@aybiza/db/webhooks';
import { addWidget, listWidgets, removeWidget } from '@aybiza/db/widgets';
import { writeCall } from '@aybiza/db/write-call';
import type {
  AfterCallStepId,
  AgentId,
  AlertRuleId,
  ApiKeyId,
  BackTestId,
  CallBackId,
  CallId,
  CallViewId,
  CampaignId,
  CommentId,
  CommentThreadId,
  ContactId,
  FlowCheckpointId,
  FlowId,
  FlowVersionId,
  KnowledgeCollectionId,
  KnowledgeDocumentId,
  PhoneNumberId,
  PlanId,
  PublishRequestId,
  UsagePriceId,
  WebhookId,
  WidgetId,
  WorkspaceId,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { publishDraft } from '../flow/publish-draft.ts';
import { aWidget } from './a-widget.ts';

let numbers = 0;
/** A British number that nothing else in the tests has. */
export function newNumber(prefix: '+4420' | '+4477' | '+4479234'): string {
  numbers += 1;
  return prefix + String(numbers).padStart('+442079460000'.length - prefix.length, '0');
}

/** Monday, nine o'clock in the morning. */
export const MONDAY_NINE = Date.UTC(2026, 10, 23, 9);

/** One of everything, with a word in each that must never be seen elsewhere. */
export interface FilledWorkspace {
  canary: string;
  workspaceId: WorkspaceId;
  agentId: AgentId;
  flowVersionId: FlowVersionId;
  checkpointId: FlowCheckpointId;
  callId: CallId;
  threadId: CommentThreadId;
  backTestId: BackTestId;
  contactId: ContactId;
  recordingKey: string;
  e164: string;
  /** New ones each time: they are for deleting. */
  newWebhook(): Promise<WebhookId>;
  newApiKey(): Promise<ApiKeyId>;
  newDocument(): Promise<KnowledgeDocumentId>;
  newCollection(): Promise<KnowledgeCollectionId>;
  newAgent(): Promise<AgentId>;
  newPhoneNumber(): Promise<PhoneNumberId>;
  newWidget(): Promise<WidgetId>;
  newPlan(): Promise<PlanId>;
  newContact(): Promise<ContactId>;
  /** The number of somebody who does not want to be called. */
  newCallingChoice(): Promise<string>;
  /** A call on legal hold. */
  newHold(): Promise<CallId>;
  newCallBack(): Promise<CallBackId>;
  /** With somebody on its list. */
  newCampaign(): Promise<CampaignId>;
  /** A step after a call of its own that was given up. */
  newDeadStep(): Promise<AfterCallStepId>;
  /** A message about a call of its own that was given up. */
  newDeadMessage(): Promise<string>;
  /** Of a unit of its own. */
  newUsagePrice(): Promise<UsagePriceId>;
  /** The vendor of an account of its own. */
  newAccount(): Promise<string>;
  newCredential(): Promise<string>;
  /** Of nobody unless somebody is named. */
  newCallView(ownerId?: string): Promise<CallViewId>;
  newAlertRule(): Promise<AlertRuleId>;
  /** Of an agent of its own; by nobody unless somebody is named. */
  newPublishRequest(requestedBy?: string): Promise<PublishRequestId>;
  /** In a thread of its own; by nobody unless somebody is named. */
  newComment(authorId?: string): Promise<{ commentId: CommentId; threadId: CommentThreadId }>;
}

export async function fillWorkspace(db: Db, workspaceId: WorkspaceId, e164: string): Promise<FilledWorkspace> {
  const canary = `canary${workspaceId.slice(3)}`;
  const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => db.forWorkspace(workspaceId, work);
  const newWebhook = () => inWorkspace((tx) => newWebhookIn(tx, canary));
  const newApiKey = async () => {
    const key = { name: canary, prefix: canary, secretHash: newId('request'), scopes: [], createdBy: canary };
    return (await inWorkspace((tx) => createApiKey(tx, key))).id;
  };
  const newDocument = async () => {
    const id = newId('knowledgeDocument');
    await inWorkspace(async (tx) => {
      await addDocument(tx, {
        id,
        title: canary,
        kind: 'text',
        collectionId: null,
        wantedLanguage: 'english',
        fileName: canary,
      });
      const passages = [{ heading: canary, page: null, text: canary }];
      const rows = { version: 1, title: canary, language: 'english', vectorModel: null, passages } as const;
      const words = await replacePassages(tx, id, rows);
      await noteRead(tx, id, {
        contentHash: '',
        language: 'english',
        readAt: 1,
        vectorModel: null,
        passages: 1,
        words,
      });
    });
    return id;
  };
  const newCollection = async () => {
    const id = await inWorkspace(async (tx) => {
      for (const { id } of (await listCollections(tx)).slice(10)) await deleteCollection(tx, id);
      return addCollection(tx, canary);
    });
    if (id === undefined) throw new Error('a collection is added');
    return id;
  };
  const newAgent = async () => (await inWorkspace((tx) => createAgent(tx, { name: canary }))).id;
  const newPhoneNumber = async () => {
    const added = await inWorkspace((tx) => addPhoneNumber(tx, { e164: newNumber('+4420'), label: canary }));
    if (added.status !== 'added') throw new Error('two numbers are one by chance');
    return added.phoneNumber.id;
  };
  const newWidget = async () => {
    const id = await inWorkspace(async (tx) => {
      for (const { id } of (await listWidgets(tx)).slice(10)) await removeWidget(tx, id);
      const [deployment] = await listDeployments(tx, ids.agentId);
      if (deployment === undefined) throw new Error('the agent is published');
      return addWidget(tx, { ...aWidget({ name: canary }), deploymentId: deployment.id });
    });
    if (id === undefined) throw new Error('a widget is added');
    return id;
  };
  const newPlan = () =>
    inWorkspace((tx) =>
      addPlan(
        tx,
        {
          ...{
            agentId: ids.agentId,
            environment: 'staging',
            flowVersionId: ids.flowVersionId,
            percent: 100,
            watch: null,
          },
          ...{ dueAt: Date.UTC(2100, 0), plannedBy: { type: 'person', id: canary } },
        },
        MONDAY_NINE,
      ),
    );
  const newContact = async () => {
    const e164 = newNumber('+4477');
    const id = await inWorkspace((tx) => addContact(tx, { e164, name: canary, by: canary, now: MONDAY_NINE }));
    if (id === undefined) throw new Error('two numbers are one by chance');
    return id;
  };
  const newCallBack = () => inWorkspace((tx) => addCallBack(tx, aCallBack(canary)));
  const newCampaign = () =>
    inWorkspace(async (tx) => {
      const week = [...Array.from({ length: 6 }, () => []), [{ from: '09:00', to: '10:00' }]];
      const pauseMinutes = { machine: null, noAnswer: 60, busy: 60, failed: 60, hungUpEarly: null };
      const plan = { name: canary, agentId, fromE164: e164, week, mostTries: 1, pauseMinutes, callsAtOnce: 1 };
      const id = await addCampaign(tx, { ...plan, practice: true, createdBy: 'person', createdAt: Date.now() });
      const person = { e164: '+447700900126', name: canary, inputs: {}, timeZone: null, consent: canary };
      await addCampaignNumbers(tx, id, { numbers: [person], now: Date.now() });
      return id;
    });
  const newAccount = async () => {
    const account = { vendor: 'deepgram', settings: { baseUrl: `wss://${canary}.example` }, secretEnding: 'wxyz' };
    await inWorkspace((tx) => saveProviderAccount(tx, { ...account, sealedSecret: `v2.${canary}` }));
    return account.vendor;
  };
  await newAccount();
  const newCredential = async () => {
    const name = 'booking_system';
    const kept = {
      origins: [`https://${canary.toLowerCase()}.example`],
      secretEnding: 'wxyz',
      sealedSecret: `v2.${canary}`,
    };
    await inWorkspace((tx) => saveCredential(tx, { name, manner: { kind: 'basic', username: canary }, ...kept }));
    return name;
  };
  await newCredential();
  const webhookId = await newWebhook();
  await newApiKey();
  await newDocument();
  const { flowId, checkpointId, ...published } = await inWorkspace((tx) => fillAgent(tx, canary, e164));
  const { agentId, flowVersionId } = published;
  const callId = await inWorkspace((tx) => fillCall(tx, canary, { ...published, webhookId }));
  const events = [{ seq: 0, at: MONDAY_NINE, type: 'callerSaid', text: canary }] as const;
  await writeCall(db, { workspaceId, callId, callStartedAt: MONDAY_NINE, fencingToken: 1, events });
  await inWorkspace((tx) => fillMeasuredCall(tx, canary, published));
  await inWorkspace((tx) => fillCalendar(tx, canary));
  const backTestId = await inWorkspace((tx) => fillBackTest(tx, canary, { ...published, callId }));
  const newComment = (authorId?: string) => inWorkspace((tx) => fillComment(tx, { canary, flowId, authorId }));
  const { threadId } = await newComment();
  const newPublishRequest = (requestedBy = canary) =>
    inWorkspace(async (tx) => {
      const { id: agentId } = await createAgent(tx, { name: canary });
      const { id } = await createFlow(tx, { agentId, document: smallFlow(canary), name: canary });
      const request = { flowId: id, statechartHash: canary, revision: 1, name: canary, note: canary, requestedBy };
      return addPublishRequest(tx, request);
    });
  const newCallView = async (ownerId = canary) => {
    const id = await inWorkspace((tx) => addCallView(tx, { ownerId, name: canary, query: `text=${canary}` }));
    if (id === undefined) throw new Error('nobody in a test has that many views');
    return id;
  };
  const newAlertRule = () =>
    inWorkspace(async (tx) => {
      // What tests have created through the API stands in nobody's way.
      for (const { id } of (await listAlertRules(tx)).slice(10)) await deleteAlertRule(tx, id);
      const id = await addAlertRule(tx, { ...aRule, name: canary, emails: [`desk@${canary}.example`], enabled: true });
      const [rule] = (await listAlertRules(tx)).filter((one) => one.id === id);
      if (id === undefined || rule === undefined) throw new Error('nobody in a test has that many rules');
      await raiseAlert(tx, rule, { value: 30, at: MONDAY_NINE });
      return id;
    });
  await newAlertRule();
  const newCall = async (tx: Tx) => fillCall(tx, canary, { ...published, webhookId: await newWebhookIn(tx, canary) });
  const newUsagePrice = async () => {
    const price = {
      unit: 'messages',
      source: `${canary}${randomInt(1e9)}`,
      micros: 1,
      validFrom: '2026-01-01',
    } as const;
    const id = await inWorkspace((tx) => saveUsagePrice(tx, price));
    if (id === undefined) throw new Error('nobody in a test has that many prices');
    return id;
  };
  await newUsagePrice();
  await inWorkspace((tx) =>
    setUsageLimits(tx, {
      callsAtOnce: null,
      callsPerDay: null,
      minutesPerMonth: 100_000,
      costPerMonthMicros: null,
      sentence: canary,
    }),
  );
  const newDeadStep = () => inWorkspace(async (tx) => fillDeadStep(tx, canary, { agentId, callId: await newCall(tx) }));
  const newDeadMessage = () => inWorkspace(async (tx) => fillDeadMessage(tx, canary, await newCall(tx)));
  const newCallingChoice = async () => {
    const number = newNumber('+4479234');
    const chosenAt = MONDAY_NINE;
    await inWorkspace((tx) => setCallingChoice(tx, { e164: number, choice: 'refused', source: 'member', chosenAt }));
    return number;
  };
  const newHold = () =>
    inWorkspace(async (tx) => {
      const id = await newCall(tx);
      await finishCall(tx, id, { ...ENDED, endReason: canary, outcome: canary });
      await hold(tx, { kind: 'call', id }, { reason: canary, heldBy: canary });
      return id;
    });
  await newCallingChoice();
  await newHold();
  const fresh = {
    newCallingChoice,
    newHold,
    newDeadStep,
    newDeadMessage,
    newUsagePrice,
    newCallView,
    newAlertRule,
    newPublishRequest,
    newWebhook,
    newApiKey,
    newDocument,
    newCollection,
    newAgent,
    newPhoneNumber,
    newWidget,
    newPlan,
    newContact,
    newCallBack,
    newCampaign,
    newAccount,
    newCredential,
    newComment,
  };
  const contactId = await newContact();
  await newCallBack();
  const ids = { contactId, workspaceId, agentId, flowVersionId, checkpointId, callId, threadId, backTestId };
  return { canary, ...ids, recordingKey: `${canary}/call.ogg`, e164, ...fresh };
}

const aRule = {
  measure: 'dropped',
  agentId: null,
  side: 'above',
  threshold: 20,
  calmAt: 10,
  windowMinutes: 60,
  atLeastCalls: 5,
} as const;

function aCallBack(canary: string): NewCallBack {
  const asked = { callId: null, stepId: null, e164: '+447700900124', name: canary, note: canary } as const;
  const byPerson = { by: 'person', agentId: null, inputs: { about: canary }, fromE164: null } as const;
  return { ...asked, ...byPerson, dueAt: MONDAY_NINE, hours: null, mostTries: 3, pauseMinutes: 60, practice: true };
}

async function fillComment(
  tx: Tx,
  { canary, flowId, authorId = null }: { canary: string; flowId: FlowId; authorId?: string | null | undefined },
) {
  const threadId = await startThread(tx, { flowId, nodeId: 'start' });
  const { id: commentId } = await addComment(tx, { threadId, authorId, text: canary, mentions: [] });
  return { commentId, threadId };
}

async function newWebhookIn(tx: Tx, canary: string): Promise<WebhookId> {
  const webhook = { url: `https://${canary}.example/hook`, secret: canary, events: ['call.ended'] };
  return (await createWebhook(tx, webhook)).id;
}

async function fillDeadStep(
  tx: Tx,
  canary: string,
  { agentId, callId }: { agentId: AgentId; callId: CallId },
): Promise<AfterCallStepId> {
  const steps = [{ step: 'tell', kind: 'message', name: canary, needs: [] }];
  await addAfterCallSteps(tx, { agentId, callId, steps });
  const [step] = await listAfterCallStepsOf(tx, callId);
  if (step === undefined) throw new Error('a step that was just written must be there');
  const outboxId = await addOutboxRow(tx, { kind: 'message-caller', payload: { stepId: step.id, callId } });
  await changeAfterCallStep(tx, step.id, { to: 'waiting', outboxId });
  await changeAfterCallStep(tx, step.id, { to: 'failed', at: MONDAY_NINE, error: canary });
  await failOutboxRow(tx, outboxId, { error: canary });
  return step.id;
}

async function fillDeadMessage(tx: Tx, canary: string, callId: CallId): Promise<string> {
  const webhookId = await newWebhookIn(tx, canary);
  const outboxId = await addOutboxRow(tx, { kind: 'deliver-webhook', payload: { callId } });
  await failOutboxRow(tx, outboxId, { error: canary });
  const id = outboxId.replace(/^out_/, 'msg_');
  await addWebhookDelivery(tx, { id, webhookId, callId, eventName: 'call.ended', payload: { canary } });
  return id;
}

async function fillAgent(tx: Tx, canary: string, e164: string) {
  const { id: agentId } = await createAgent(tx, { name: canary, description: canary });
  const draft = await createFlow(tx, { agentId, document: smallFlow(canary), name: canary });
  const published = await publishDraft(tx, draft, {
    name: canary,
    note: canary,
    actor: { type: 'person', id: canary },
    now: MONDAY_NINE,
  });
  if (published.status !== 'published') throw new Error('the small flow must be publishable');
  const [deployment] = await listDeployments(tx, agentId);
  if (deployment === undefined) throw new Error('a published agent must have a deployment');
  await addPhoneNumber(tx, { e164, label: canary, deploymentId: deployment.id });
  const [version] = await listFlowVersions(tx, draft.id);
  if (version === undefined) throw new Error('a published agent must have a version');
  const kept = { name: canary, createdBy: canary, draftSavedAt: MONDAY_NINE, now: MONDAY_NINE };
  const checkpointId = await makeCheckpoint(tx, { ...kept, draft, reason: 'named' });
  return { agentId, flowId: draft.id, flowVersionId: version.id, statechartHash: version.statechartHash, checkpointId };
}

interface CallParts {
  agentId: AgentId;
  flowVersionId: FlowVersionId;
  statechartHash: string;
  webhookId: WebhookId;
}

async function fillCall(tx: Tx, canary: string, { webhookId, ...parts }: CallParts): Promise<CallId> {
  const id = newId('call');
  const call = { channel: 'phone', direction: 'inbound', from: canary, to: canary, callSid: null } as const;
  await createCall(tx, { ...parts, ...call, id, startedAt: MONDAY_NINE, isTest: false, practice: true });
  await annotateCall(tx, id, { summary: canary, outcome: canary });
  await saveCallResults(tx, id, [{ name: 'topic', value: canary, source: 'test' }]);
  const sound = { durationMs: 1_000, channels: 2, sampleRateHz: 8_000, bytes: 10 };
  await saveRecording(tx, id, { ...sound, storageKey: `${canary}/call.ogg` });
  await addOutboxRow(tx, { kind: canary, payload: { callId: id } });
  const message = { id: canary, webhookId, callId: id, eventName: 'call.ended', payload: { canary } };
  await addWebhookDelivery(tx, message);
  return id;
}

async function fillBackTest(
  tx: Tx,
  canary: string,
  { agentId, callId }: { agentId: AgentId; callId: CallId },
): Promise<BackTestId> {
  const period = { startedFrom: 0, startedBefore: MONDAY_NINE + 1 };
  const asked = { agentId, statechartHash: canary, ...period, includesTests: true, asksModel: false, askedBy: canary };
  const id = await addBackTest(tx, asked);
  const finding = {
    verdict: 'undecided',
    outcomeWas: canary,
    outcomeNow: null,
    divergence: null,
    assumed: [],
    undecided: { node: canary, reason: 'over' },
  };
  await addBackTestCalls(tx, id, [{ callId, callStartedAt: MONDAY_NINE, verdict: 'undecided', finding }]);
  return id;
}

const ENDED = { status: 'ended', endedAt: MONDAY_NINE, variables: {}, turns: 1 } as const;

/** One that has ended, and counts. */
async function fillMeasuredCall(tx: Tx, canary: string, parts: Omit<CallParts, 'webhookId'>): Promise<void> {
  const id = newId('call');
  const call = { channel: 'phone', direction: 'inbound', from: canary, to: canary, callSid: null } as const;
  const { agentId, flowVersionId, statechartHash } = parts;
  const ran = { agentId, flowVersionId, statechartHash };
  await createCall(tx, { ...ran, ...call, id, startedAt: MONDAY_NINE - 1, isTest: false, practice: true });
  await finishCall(tx, id, { ...ENDED, endReason: canary, outcome: canary });
  await saveCallText(tx, id, [{ who: 'caller', text: canary }]);
  const moved = { type: 'moved', node: '', port: 'next', to: canary, seq: 0, at: MONDAY_NINE - 1 } as const;
  await saveCallScore(tx, id, { name: canary, score: 50, passed: true });
  await saveCallFigures(tx, id, foldFigures([moved]));
  await redoMarkedQuarters(tx, 100);
}

async function fillCalendar(tx: Tx, canary: string): Promise<void> {
  const openingTimes = [{ weekday: 1, fromMinute: 9 * 60, toMinute: 17 * 60 }];
  const resource = await createResource(tx, { name: canary, timeZone: 'UTC', slotMinutes: 30, openingTimes });
  const booking = { resourceId: resource.id, startsAt: MONDAY_NINE, name: canary, phone: canary, note: canary };
  const booked = await bookSlot(tx, booking);
  if (booked.status !== 'booked') throw new Error('the first slot of an empty calendar must be free');
}
