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
  LOOP_WITHOUT_WAITING: 'error',
  NEVER_ENDS: 'error',
  SILENT_LOOP: 'warning',
  RESUME_OUTSIDE_HANDLER: 'error',
  EMPTY_PROMPT: 'error',
  NOTHING_TO_CHOOSE: 'error',
  DUPLICATE_ID: 'error',
  DUPLICATE_KEY: 'error',
  DUPLICATE_PHRASE: 'error',
  NO_PHRASES: 'warning',
  DUPLICATE_TRIGGER: 'error',
  BAD_EXPRESSION: 'error',
  BAD_TEMPLATE: 'error',
  UNLIKE_TYPES: 'error',
  UNKNOWN_VARIABLE: 'error',
  BAD_ADDRESS: 'error',
  BAD_NUMBER: 'error',
  MISSING_INPUT: 'error',
  UNKNOWN_INPUT: 'warning',
  NO_PERSON: 'warning',
  NO_EMERGENCY: 'warning',
  LONG_MENU: 'warning',
  LONG_PROMPT: 'warning',
} as const;

export type ProblemCode = keyof typeof PROBLEM_SEVERITY;

/** Where to look: the node, and in it the port or the field. */
export interface ProblemPlace {
  readonly node?: string;
  readonly port?: string;
  readonly field?: string;
  readonly edge?: string;
}

/** Something validation found: a stable code and a sentence that says what a caller would experience. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly place: ProblemPlace;
  readonly message: string;
  /** The nodes a caller passes, in order, where the problem is a way and not a place. */
  readonly path?: readonly string[];
}

export function problem(code: ProblemCode, place: ProblemPlace, message: string): Problem {
  return { code, severity: PROBLEM_SEVERITY[code], place, message };
}
