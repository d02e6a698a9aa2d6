import { type Said, sayIn } from './sentences/say.ts';
/** Every problem the compiler can find. Errors stop publishing; warnings are for the author to weigh. */
export const PROBLEM_SEVERITY = {
  NO_START: 'error',
  SECOND_START: 'error',
  EDGE_FROM_NOWHERE: 'error',
  EDGE_TO_NOWHERE: 'error',
  SECOND_EDGE: 'error',
  OPEN_PORT: 'error',
  UNHANDLED_PORT: 'warning',
  UNREACHABLE_NODE: 'warning',
  UNKNOWN_GROUP: 'error',
  GROUP_CYCLE: 'error',
  START_IN_GROUP: 'error',
  NO_SUBFLOW: 'warning',
  UNKNOWN_SUBFLOW: 'error',
  SUBFLOW_RECURSION: 'error',
  SUBFLOW_BROKEN: 'error',
  SUBFLOW_INPUT: 'error',
  UNKNOWN_OUTCOME: 'warning',
  LOOP_WITHOUT_WAITING: 'error',
  LONG_RUN: 'error',
  NEVER_ENDS: 'error',
  MAY_NEVER_END: 'warning',
  SILENT_LOOP: 'warning',
  LONG_SILENCE: 'warning',
  RESUME_OUTSIDE_HANDLER: 'error',
  EMPTY_PROMPT: 'error',
  NOTHING_TO_CHOOSE: 'error',
  DUPLICATE_ID: 'error',
  DUPLICATE_KEY: 'error',
  DUPLICATE_PHRASE: 'error',
  DUPLICATE_DATE: 'warning',
  DUPLICATE_VARIABLE: 'error',
  NO_PHRASES: 'warning',
  DUPLICATE_TRIGGER: 'error',
  HIDDEN_HANDLER: 'warning',
  BAD_EXPRESSION: 'error',
  BAD_TEMPLATE: 'error',
  BAD_PATTERN: 'error',
  UNLIKE_TYPES: 'error',
  UNKNOWN_VARIABLE: 'error',
  UNKNOWN_INTENT: 'error',
  UNKNOWN_SOURCE: 'warning',
  NO_KNOWLEDGE: 'warning',
  READ_BEFORE_SET: 'warning',
  MAY_BE_EMPTY: 'warning',
  NEVER_READ: 'warning',
  NEVER_HOLDS: 'warning',
  BAD_ADDRESS: 'error',
  KEY_IN_FLOW: 'warning',
  /** Found where the workspace's credentials are known. */
  UNKNOWN_CREDENTIAL: 'error',
  CREDENTIAL_ELSEWHERE: 'error',
  BAD_NUMBER: 'error',
  /** Not found by the compiler: it knows no numbering plans. */
  COSTLY_NUMBER: 'error',
  BAD_LENGTH: 'error',
  BAD_TIME_ZONE: 'error',
  BAD_LANGUAGE: 'error',
  UNSAFE_RETRY: 'warning',
  MISSING_INPUT: 'error',
  UNKNOWN_INPUT: 'warning',
  BROKEN_RULE: 'error',
  EMPTY_RULE: 'warning',
  NO_PERSON: 'warning',
  NO_EMERGENCY: 'warning',
  LONG_MENU: 'warning',
  LONG_PROMPT: 'warning',
  UNFORMATTED_NUMBER: 'warning',
  DUPLICATE_NAME: 'warning',
  DUPLICATE_RESULT: 'error',
  UNKNOWN_STEP: 'error',
  STEP_CYCLE: 'error',
  HIDDEN_FACT: 'warning',
  NOTHING_TO_EXTRACT: 'error',
  UNDESCRIBED_VALUE: 'warning',
  NO_CRITERIA: 'error',
  NO_WEIGHT: 'error',
  EMPTY_CRITERION: 'error',
  NOTHING_TO_SEND: 'warning',
  BAD_FOLDER: 'error',
  NO_CONSENT: 'error',
  NO_NUMBER: 'error',
  NO_AGENT: 'error',
  AGENT_CANNOT_CALL: 'error',
  UNTAKEN_INPUT: 'error',
} as const;

export type ProblemCode = keyof typeof PROBLEM_SEVERITY;

/** Where to look: the node, and in it the port or the field; the edge; the rule; the step after the call, and in it the field. */
export interface ProblemPlace {
  readonly node?: string;
  readonly port?: string;
  readonly field?: string;
  /** Where the field's translation into this language is meant, not the original. */
  readonly language?: string;
  readonly edge?: string;
  readonly rule?: string;
  /** Of the lane of what is done after a call. */
  readonly step?: string;
}

/** One change of the document: the value at a path, or nothing there any more. */
export interface FlowEdit {
  readonly path: readonly string[];
  readonly value?: unknown;
}

/** What mends a problem with one click. */
export interface Fix {
  /** What it does, in English. */
  readonly label: string;
  /** The same for other languages. */
  readonly said: Said;
  readonly edits: readonly FlowEdit[];
}

/** Something validation found: a stable code and a sentence that says what a caller would experience, in English and for other languages. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly place: ProblemPlace;
  readonly message: string;
  readonly said: Said;
  /** The nodes a caller passes, in order, where the problem is a way and not a place. */
  readonly path?: readonly string[];
  readonly fix?: Fix;
}

export function problem(code: ProblemCode, place: ProblemPlace, said: Said): Problem {
  return { code, severity: PROBLEM_SEVERITY[code], place, message: sayIn(said), said };
}

/** Edits that mend a problem, and what stands on the button that makes them. */
export function fixOf(said: Said, edits: readonly FlowEdit[]): Fix {
  return { label: sayIn(said), said, edits };
}

/** The same problem with what mends it, if something does. */
export function mended(found: Problem, fix: Fix | undefined): Problem {
  return fix === undefined ? found : { ...found, fix };
}
