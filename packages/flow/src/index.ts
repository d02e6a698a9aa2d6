export {
  type AfterCallData,
  type AfterCallKind,
  type AfterCallStep,
  type AfterCallStepOf,
  afterCallStepSchema,
  MAX_AFTER_CALL_STEPS,
} from './after-call/after-call-step.ts';
export type { AfterCallKindDefinition } from './after-call/definition.ts';
export { CALL_FACTS } from './after-call/facts.ts';
export { afterCallKindOf, afterCallKinds } from './after-call/kinds/index.ts';
export { stepsBefore, variablesAfterCall } from './after-call/variables-after-call.ts';
export { applyFix } from './apply-fix.ts';
export { canonicalJson } from './canonical-json.ts';
export { type CompiledFlow, type CompileOptions, compileFlow, validateFlow } from './compile-flow.ts';
export { subflowKey } from './compile-scope.ts';
export { checkCondition } from './conditions/check-condition.ts';
export {
  type ConditionRow,
  isRowGroup,
  type RowCondition,
  type RowGroup,
  type RowLiteral,
  type RowOperator,
  type RowValue,
  rowOperatorsOf,
} from './conditions/condition.ts';
export { type BeyondRows, readCondition } from './conditions/read-condition.ts';
export { variableChoices } from './conditions/variable-choices.ts';
export { writeCondition, writeRow } from './conditions/write-condition.ts';
export type { Credentials } from './credentials.ts';
export { diffFlows, type FieldChange, type FlowDiff, isNoDiff, type NodeDiff, type WireDiff } from './diff-flows.ts';
export { MAX_DOCUMENT_LENGTH } from './document-length.ts';
export { elementIdSchema, variableNameSchema } from './element-id.ts';
export { type ExampleSpeech, exampleSpeech } from './example-speech.ts';
export { lowerExpression } from './expressions/lower-expression.ts';
export { splitTemplate } from './expressions/parse-template.ts';
export type { VariableRename } from './expressions/rename-in-source.ts';
export { findKnots, type Ways } from './find-knots.ts';
export { type FittingKinds, fittingKinds, type StepPlace } from './fitting-kinds.ts';
export { type Edge, FLOW_SCHEMA_VERSION, type Flow, flowSchema, MAX_NODES } from './flow.ts';
export type { FlowRefusal } from './flow-refusal.ts';
export { groupsAround } from './groups-around.ts';
export { cutText, type KnowledgeDocument, passagesOf } from './knowledge.ts';
export { isLanguageTag } from './language-tag.ts';
export type { Library } from './library.ts';
export { type FlowNode, flowNodeSchema, type NodeData, type NodeKind, type NodeOf } from './node.ts';
export type { NodeFamily, NodeKindDefinition } from './node-kinds/definition.ts';
export { definitionOf, nodeKinds, pausesAt, portsOf } from './node-kinds/index.ts';
export { CALENDAR_INPUTS, CALENDAR_OPERATIONS, credentialNameSchema } from './node-kinds/request/data.ts';
export { SAMPLE_VALUES, sampleAnswer } from './node-kinds/request/sample-answer.ts';
export { parseFlow } from './parse-flow.ts';
export { readPhoneNumber } from './phone-number.ts';
export type { Port, PortFallback } from './port.ts';
export { type Fix, type FlowEdit, type Problem, type ProblemCode, type ProblemPlace, problem } from './problem.ts';
export { renameVariable } from './rename-variable.ts';
export type { Moment, Rule } from './rule.ts';
export { type Scenario, type ScenarioStep, scenarioSchema, scenarioStepSchema } from './scenario.ts';
export { type Said, say, sayIn } from './sentences/say.ts';
export { SENTENCES } from './sentences/sentences.ts';
export { signalNameSchema } from './signal-name.ts';
export { type SpokenField, spokenFields } from './spoken-fields.ts';
export { TEMPLATE_IDS, type TemplateId } from './template-ids.ts';
export { CALL_VARIABLES, CONTACT_VARIABLES, VARIABLE_TYPES, type Variable } from './variable.ts';
export { variablesInScope } from './variables-in-scope.ts';
export { variablesOfNode } from './variables-of-node.ts';
