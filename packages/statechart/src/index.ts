export { type Action, type ActionOf, actionSchema, RECORDING_MODES } from './action.ts';
export {
  AFTER_CALL_KINDS,
  AFTER_CALL_PARTS,
  type AfterCallKind,
  type AfterCallPart,
  type AfterCallStep,
  type AfterCallStepOf,
  afterCallStepSchema,
  FOUND_TYPES,
  type FoundType,
} from './after-call.ts';
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
export { encodeValue, type TemplateTarget } from './encode-value.ts';
export { type Evaluation, evaluate } from './evaluate.ts';
export { type BinaryOperator, type Expression, expressionSchema, type ListWalk } from './expression.ts';
export { FORMATTERS, type FormatterName, formatValue, isFormatterName } from './formatters/formatters.ts';
export { type ByLanguage, inLanguage, languageOfWords } from './formatters/languages/in-language.ts';
export { FUNCTIONS, type FunctionName, findFunctionName, MACROS } from './functions/functions.ts';
export type { FunctionDefinition, Overload } from './functions/overload.ts';
export { listSignals } from './list-signals.ts';
export { readPattern } from './pattern.ts';
export {
  isOpenAt,
  isTimeZone,
  localTime,
  nextOpenAt,
  openRangeSchema,
  type Schedule,
  scheduleSchema,
  WEEKDAYS,
} from './schedule.ts';
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
  templateSchema,
} from './template.ts';
export {
  MAX_TEXT_LENGTH,
  MAX_VALUE_DEPTH,
  toValue,
  type Value,
  type Values,
  valueAtPointer,
  valueSchema,
  valuesSchema,
} from './value.ts';
export { typeOfValue, type ValueType } from './value-type.ts';
export { wellFormed } from './well-formed.ts';
export type { EvaluationNote } from './work.ts';
