import { titleSpanish } from '../app/strings.es.ts';
import { chartSpanish } from '../components/chart/strings.es.ts';
import { accountSpanish } from '../features/account/strings.es.ts';
import { afterCallSpanish } from '../features/after-call/strings.es.ts';
import { agentFlowSpanish } from '../features/agent-flow/strings.es.ts';
import { agentsSpanish } from '../features/agents/strings.es.ts';
import { alertSpanish } from '../features/alerts/strings.es.ts';
import { analyticsSpanish } from '../features/analytics/strings.es.ts';
import { backTestSpanish } from '../features/back-test/strings.es.ts';
import { calendarSpanish } from '../features/calendar/strings.es.ts';
import { callSpanish } from '../features/call/strings.es.ts';
import { callBacksSpanish } from '../features/call-backs/strings.es.ts';
import { callsSpanish } from '../features/calls/strings.es.ts';
import { campaignsSpanish } from '../features/campaigns/strings.es.ts';
import { contactsSpanish } from '../features/contacts/strings.es.ts';
import { deploymentSpanish } from '../features/deployments/strings.es.ts';
import { laneSpanish } from '../features/editor/after-call/strings.es.ts';
import { approvalSpanish } from '../features/editor/approval/strings.es.ts';
import { commentSpanish } from '../features/editor/comments/strings.es.ts';
import { hearingSpanish } from '../features/editor/hearing/strings.es.ts';
import { conditionSpanish } from '../features/editor/inspector/condition/strings.es.ts';
import { intentSpanish } from '../features/editor/intents/strings.es.ts';
import { knowledgeSpanish } from '../features/editor/knowledge/strings.es.ts';
import { exampleSpanish, trialSpanish } from '../features/editor/node-kinds/request/strings.es.ts';
import { rulesSpanish } from '../features/editor/rules/strings.es.ts';
import { scenarioSpanish } from '../features/editor/scenarios/strings.es.ts';
import { editorSpanish } from '../features/editor/strings.es.ts';
import { translationSpanish } from '../features/editor/translations/strings.es.ts';
import { changeSpanish, versionSpanish } from '../features/editor/versions/strings.es.ts';
import { writingSpanish } from '../features/editor/writing/strings.es.ts';
import { graphSpanish } from '../features/flow-graph/strings.es.ts';
import { importSpanish } from '../features/flow-import/strings.es.ts';
import { flowSpanish } from '../features/flow-words/strings.es.ts';
import { invitationSpanish } from '../features/invitation/strings.es.ts';
import { workspaceKnowledgeSpanish } from '../features/knowledge/strings.es.ts';
import { liveSpanish } from '../features/live/strings.es.ts';
import { numberSpanish } from '../features/numbers/strings.es.ts';
import { referenceSpanish } from '../features/reference/strings.es.ts';
import { releaseSpanish } from '../features/releases/strings.es.ts';
import { providerAccountSpanish } from '../features/settings/accounts/strings.es.ts';
import { auditSpanish } from '../features/settings/audit/strings.es.ts';
import { credentialSpanish } from '../features/settings/credentials/strings.es.ts';
import { scopeSpanish } from '../features/settings/keys/strings.es.ts';
import { peopleSpanish } from '../features/settings/people/strings.es.ts';
import { privacySpanish } from '../features/settings/privacy/strings.es.ts';
import { settingsSpanish } from '../features/settings/strings.es.ts';
import { widgetSpanish } from '../features/settings/widgets/strings.es.ts';
import { workspaceSettingsSpanish } from '../features/settings/workspace/strings.es.ts';
import { signInSpanish } from '../features/sign-in/strings.es.ts';
import { testCallSpanish } from '../features/test-call/strings.es.ts';
import { usageSpanish } from '../features/usage/strings.es.ts';
import { widgetDemoSpanish } from '../features/widget-demo/strings.es.ts';
import { workspaceSpanish } from '../features/workspace/strings.es.ts';
import { standInSpanish } from '../formats/strings.es.ts';
import { refusalSpanish } from '../trpc/strings.es.ts';
import type { Translations } from './strings.ts';

export const spanish: Translations = new Map([
  titleSpanish,
  chartSpanish,
  accountSpanish,
  afterCallSpanish,
  agentFlowSpanish,
  agentsSpanish,
  alertSpanish,
  analyticsSpanish,
  backTestSpanish,
  calendarSpanish,
  callBacksSpanish,
  callSpanish,
  callsSpanish,
  campaignsSpanish,
  contactsSpanish,
  laneSpanish,
  approvalSpanish,
  commentSpanish,
  hearingSpanish,
  conditionSpanish,
  intentSpanish,
  knowledgeSpanish,
  trialSpanish,
  exampleSpanish,
  rulesSpanish,
  scenarioSpanish,
  editorSpanish,
  translationSpanish,
  changeSpanish,
  versionSpanish,
  writingSpanish,
  flowSpanish,
  graphSpanish,
  importSpanish,
  invitationSpanish,
  workspaceKnowledgeSpanish,
  liveSpanish,
  deploymentSpanish,
  numberSpanish,
  referenceSpanish,
  refusalSpanish,
  releaseSpanish,
  providerAccountSpanish,
  auditSpanish,
  credentialSpanish,
  scopeSpanish,
  peopleSpanish,
  privacySpanish,
  settingsSpanish,
  widgetSpanish,
  workspaceSettingsSpanish,
  signInSpanish,
  testCallSpanish,
  usageSpanish,
  widgetDemoSpanish,
  workspaceSpanish,
  standInSpanish,
]);
