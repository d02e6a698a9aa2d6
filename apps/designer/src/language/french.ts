import { titleFrench } from '../app/strings.fr.ts';
import { chartFrench } from '../components/chart/strings.fr.ts';
import { accountFrench } from '../features/account/strings.fr.ts';
import { afterCallFrench } from '../features/after-call/strings.fr.ts';
import { agentFlowFrench } from '../features/agent-flow/strings.fr.ts';
import { agentsFrench } from '../features/agents/strings.fr.ts';
import { alertFrench } from '../features/alerts/strings.fr.ts';
import { analyticsFrench } from '../features/analytics/strings.fr.ts';
import { backTestFrench } from '../features/back-test/strings.fr.ts';
import { calendarFrench } from '../features/calendar/strings.fr.ts';
import { callFrench } from '../features/call/strings.fr.ts';
import { callBacksFrench } from '../features/call-backs/strings.fr.ts';
import { callsFrench } from '../features/calls/strings.fr.ts';
import { campaignsFrench } from '../features/campaigns/strings.fr.ts';
import { contactsFrench } from '../features/contacts/strings.fr.ts';
import { deploymentFrench } from '../features/deployments/strings.fr.ts';
import { laneFrench } from '../features/editor/after-call/strings.fr.ts';
import { approvalFrench } from '../features/editor/approval/strings.fr.ts';
import { commentFrench } from '../features/editor/comments/strings.fr.ts';
import { hearingFrench } from '../features/editor/hearing/strings.fr.ts';
import { conditionFrench } from '../features/editor/inspector/condition/strings.fr.ts';
import { intentFrench } from '../features/editor/intents/strings.fr.ts';
import { knowledgeFrench } from '../features/editor/knowledge/strings.fr.ts';
import { exampleFrench, trialFrench } from '../features/editor/node-kinds/request/strings.fr.ts';
import { rulesFrench } from '../features/editor/rules/strings.fr.ts';
import { scenarioFrench } from '../features/editor/scenarios/strings.fr.ts';
import { editorFrench } from '../features/editor/strings.fr.ts';
import { translationFrench } from '../features/editor/translations/strings.fr.ts';
import { changeFrench, versionFrench } from '../features/editor/versions/strings.fr.ts';
import { writingFrench } from '../features/editor/writing/strings.fr.ts';
import { graphFrench } from '../features/flow-graph/strings.fr.ts';
import { importFrench } from '../features/flow-import/strings.fr.ts';
import { flowFrench } from '../features/flow-words/strings.fr.ts';
import { invitationFrench } from '../features/invitation/strings.fr.ts';
import { workspaceKnowledgeFrench } from '../features/knowledge/strings.fr.ts';
import { liveFrench } from '../features/live/strings.fr.ts';
import { numberFrench } from '../features/numbers/strings.fr.ts';
import { referenceFrench } from '../features/reference/strings.fr.ts';
import { releaseFrench } from '../features/releases/strings.fr.ts';
import { providerAccountFrench } from '../features/settings/accounts/strings.fr.ts';
import { auditFrench } from '../features/settings/audit/strings.fr.ts';
import { credentialFrench } from '../features/settings/credentials/strings.fr.ts';
import { scopeFrench } from '../features/settings/keys/strings.fr.ts';
import { peopleFrench } from '../features/settings/people/strings.fr.ts';
import { privacyFrench } from '../features/settings/privacy/strings.fr.ts';
import { settingsFrench } from '../features/settings/strings.fr.ts';
import { widgetFrench } from '../features/settings/widgets/strings.fr.ts';
import { workspaceSettingsFrench } from '../features/settings/workspace/strings.fr.ts';
import { signInFrench } from '../features/sign-in/strings.fr.ts';
import { testCallFrench } from '../features/test-call/strings.fr.ts';
import { usageFrench } from '../features/usage/strings.fr.ts';
import { widgetDemoFrench } from '../features/widget-demo/strings.fr.ts';
import { workspaceFrench } from '../features/workspace/strings.fr.ts';
import { standInFrench } from '../formats/strings.fr.ts';
import { refusalFrench } from '../trpc/strings.fr.ts';
import type { Translations } from './strings.ts';

export const french: Translations = new Map([
  titleFrench,
  chartFrench,
  accountFrench,
  afterCallFrench,
  agentFlowFrench,
  agentsFrench,
  alertFrench,
  analyticsFrench,
  backTestFrench,
  calendarFrench,
  callBacksFrench,
  callFrench,
  callsFrench,
  campaignsFrench,
  contactsFrench,
  laneFrench,
  approvalFrench,
  commentFrench,
  hearingFrench,
  conditionFrench,
  intentFrench,
  knowledgeFrench,
  trialFrench,
  exampleFrench,
  rulesFrench,
  scenarioFrench,
  editorFrench,
  translationFrench,
  changeFrench,
  versionFrench,
  writingFrench,
  flowFrench,
  graphFrench,
  importFrench,
  invitationFrench,
  workspaceKnowledgeFrench,
  liveFrench,
  deploymentFrench,
  numberFrench,
  referenceFrench,
  refusalFrench,
  releaseFrench,
  providerAccountFrench,
  auditFrench,
  credentialFrench,
  scopeFrench,
  peopleFrench,
  privacyFrench,
  settingsFrench,
  widgetFrench,
  workspaceSettingsFrench,
  signInFrench,
  testCallFrench,
  usageFrench,
  widgetDemoFrench,
  workspaceFrench,
  standInFrench,
]);
