export { type Action, type ActionOf, actionSchema, RECORDING_MODES } from './action.ts';
export {
  type Ask,
  type AskField,
  askSchema,
  type CollectAsk,
  type ConfirmAsk,
  type Interruption,
  interruptionSchema,
  type KeypadAsk,
  type Ladder,
  type MenuAsk,
  type ValueKind,
  valueKindSchema,
} from './ask.ts';
export { type Evaluation, type EvaluationNote, evaluate } from './evaluate.ts';
export {
  BINARY_OPERATORS,
  type Expression,
  expressionSchema,
  FUNCTION_NAMES,
  type FunctionName,
} from './expression.ts';
export { FORMATTERS, type FormatterName, formatValue } from './format-value.ts';
export { isOpenAt, isTimeZone, localTime, openRangeSchema, type Schedule, WEEKDAYS } from './schedule.ts';
export {
  STATECHART_VERSION,
  type StateConfig,
  type Statechart,
  type StatechartHandler,
  statechartSchema,
  type TransitionConfig,
  type VariableType,
} from './statechart.ts';
export {
  EndlessStepError,
  type Instruction,
  parseSnapshot,
  type Snapshot,
  type StatechartEvent,
  type Step,
  type StepInstruction,
  start,
  step,
} from './step.ts';
export {
  type Rendering,
  renderTemplate,
  type Template,
  type TemplateHole,
  type TemplateTarget,
  templateSchema,
} from './template.ts';
export {
  MAX_TEXT_LENGTH,
  toValue,
  type Value,
  type Values,
  valueAtPointer,
  valueSchema,
  valuesSchema,
} from './value.ts';
