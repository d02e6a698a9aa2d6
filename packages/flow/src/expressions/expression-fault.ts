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
  readonly mend?: Mend;
}

/** A refusal on the way down the tree; turned into a value at the one place where lowering starts. */
export class Refusal extends Error {
  readonly fault: ExpressionFault;

  constructor(code: ExpressionFault['code'], message: string, mend?: Mend) {
    super(message);
    this.fault = mend === undefined ? { code, message } : { code, message, mend };
  }
}

/** The source with a stretch of it replaced. */
export function mended(source: string, { start, end, text }: Mend): string {
  return source.slice(0, start) + text + source.slice(end);
}
