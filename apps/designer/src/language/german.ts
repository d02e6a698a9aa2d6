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
import { testCallGerman } from '../features/test-call/strings.de.ts';
import type { Translations } from './strings.ts';

export const german: Translations = new Map([
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
  graphGerman,
  testCallGerman,
]);
