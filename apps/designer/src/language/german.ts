import { titleGerman } from '../app/strings.de.ts';
import { chartGerman } from '../components/chart/strings.de.ts';
import { accountGerman } from '../features/account/strings.de.ts';
import { afterCallGerman } from '../features/after-call/strings.de.ts';
import { agentFlowGerman } from '../features/agent-flow/strings.de.ts';
import { agentsGerman } from '../features/agents/strings.de.ts';
import { alertGerman } from '../features/alerts/strings.de.ts';
import { analyticsGerman } from '../features/analytics/strings.de.ts';
import { backTestGerman } from '../features/back-test/strings.de.ts';
import { calendarGerman } from '../features/calendar/strings.de.ts';
import { callGerman } from '../features/call/strings.de.ts';
import { callBacksGerman } from '../features/call-backs/strings.de.ts';
import { callsGerman } from '../features/calls/strings.de.ts';
import { campaignsGerman } from '../features/campaigns/strings.de.ts';
import { contactsGerman } from '../features/contacts/strings.de.ts';
import { deploymentGerman } from '../features/deployments/strings.de.ts';
import { laneGerman } from '../features/editor/after-call/strings.de.ts';
import { approvalGerman } from '../features/editor/approval/strings.de.ts';
import { commentGerman } from '../features/editor/comments/strings.de.ts';
import { hearingGerman } from '../features/editor/hearing/strings.de.ts';
import { conditionGerman } from '../features/editor/inspector/condition/strings.de.ts';
import { intentGerman } from '../features/editor/intents/strings.de.ts';
import { knowledgeGerman } from '../features/editor/knowledge/strings.de.ts';
import { exampleGerman, trialGerman } from '../features/editor/node-kinds/request/strings.de.ts';
import { rulesGerman } from '../features/editor/rules/strings.de.ts';
import { scenarioGerman } from '../features/editor/scenarios/strings.de.ts';
import { editorGerman } from '../features/editor/strings.de.ts';
import { translationGerman } from '../features/editor/translations/strings.de.ts';
import { changeGerman, versionGerman } from '../features/editor/versions/strings.de.ts';
import { writingGerman } from '../features/editor/writing/strings.de.ts';
import { graphGerman } from '../features/flow-graph/strings.de.ts';
import { importGerman } from '../features/flow-import/strings.de.ts';
import { flowGerman } from '../features/flow-words/strings.de.ts';
import { invitationGerman } from '../features/invitation/strings.de.ts';
import { knowledgeGerman as workspaceKnowledgeGerman } from '../features/knowledge/strings.de.ts';
import { liveGerman } from '../features/live/strings.de.ts';
import { numberGerman } from '../features/numbers/strings.de.ts';
import { referenceGerman } from '../features/reference/strings.de.ts';
import { releaseGerman } from '../features/releases/strings.de.ts';
import { accountGerman as providerAccountGerman } from '../features/settings/accounts/strings.de.ts';
import { auditGerman } from '../features/settings/audit/strings.de.ts';
import { credentialGerman } from '../features/settings/credentials/strings.de.ts';
import { scopeGerman } from '../features/settings/keys/strings.de.ts';
import { peopleGerman } from '../features/settings/people/strings.de.ts';
import { privacyGerman } from '../features/settings/privacy/strings.de.ts';
import { settingsGerman } from '../features/settings/strings.de.ts';
import { widgetGerman } from '../features/settings/widgets/strings.de.ts';
import { workspaceSettingsGerman } from '../features/settings/workspace/strings.de.ts';
import { signInGerman } from '../features/sign-in/strings.de.ts';
import { testCallGerman } from '../features/test-call/strings.de.ts';
import { usageGerman } from '../features/usage/strings.de.ts';
import { widgetDemoGerman } from '../features/widget-demo/strings.de.ts';
import { workspaceGerman } from '../features/workspace/strings.de.ts';
import { standInGerman } from '../formats/strings.de.ts';
import { refusalGerman } from '../trpc/strings.de.ts';
import type { Translations } from './strings.ts';

export const german: Translations = new Map([
  titleGerman,
  chartGerman,
  accountGerman,
  afterCallGerman,
  agentFlowGerman,
  agentsGerman,
  alertGerman,
  analyticsGerman,
  backTestGerman,
  calendarGerman,
  callGerman,
  callBacksGerman,
  callsGerman,
  campaignsGerman,
  contactsGerman,
  editorGerman,
  laneGerman,
  approvalGerman,
  commentGerman,
  hearingGerman,
  conditionGerman,
  intentGerman,
  knowledgeGerman,
  trialGerman,
  exampleGerman,
  rulesGerman,
  scenarioGerman,
  translationGerman,
  changeGerman,
  versionGerman,
  writingGerman,
  flowGerman,
  graphGerman,
  importGerman,
  invitationGerman,
  workspaceKnowledgeGerman,
  liveGerman,
  deploymentGerman,
  numberGerman,
  referenceGerman,
  refusalGerman,
  releaseGerman,
  settingsGerman,
  providerAccountGerman,
  auditGerman,
  credentialGerman,
  scopeGerman,
  peopleGerman,
  privacyGerman,
  widgetGerman,
  workspaceSettingsGerman,
  signInGerman,
  testCallGerman,
  usageGerman,
  widgetDemoGerman,
  workspaceGerman,
  standInGerman,
]);
