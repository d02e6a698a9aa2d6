import { type Said, sayIn } from '../sentences/say.ts';
/** A stretch of a source that becomes another: what mends a fault, where that is certain. */
export interface Mend {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why an expression was refused, in an author's words. */
export interface ExpressionFault {
  readonly code: 'BAD_EXPRESSION' | 'UNLIKE_TYPES' | 'UNKNOWN_VARIABLE';
  readonly message: string;
  /** The message for other languages. */
  readonly said: Said;
  readonly mend?: Mend;
}

/** A fault with its words in English. */
export function faultOf<Code>(code: Code, said: Said, mend?: Mend) {
  const fault = { code, message: sayIn(said), said };
  return mend === undefined ? fault : { ...fault, mend };
}

/** A refusal on the way down the tree; turned into a value at the one place where lowering starts. */
export class Refusal extends Error {
  readonly fault: ExpressionFault;

  constructor(code: ExpressionFault['code'], said: Said, mend?: Mend) {
    const fault = faultOf(code, said, mend);
    super(fault.message);
    this.fault = fault;
  }
}

/** The source with a stretch of it replaced. */
export function mended(source: string, { start, end, text }: Mend): string {
  return source.slice(0, start) + text + source.slice(end);
}
