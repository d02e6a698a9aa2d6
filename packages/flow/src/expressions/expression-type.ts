import type { ValueKind, ValueType, VariableType } from '@aybiza/statechart';
import { type Said, say } from '../sentences/say.ts';

/** What kind of data an expression gives, as far as can be said before a call. */
export type ExpressionType = ValueType;

/** Dates, times, phones and digits are text to an expression: they compare and join like text. */
export function typeOfVariable(type: VariableType): ExpressionType {
  switch (type) {
    case 'number':
    case 'yesNo':
    case 'list':
    case 'object':
      return type;
    default:
      return 'text';
  }
}

export function areAlike(left: ExpressionType, right: ExpressionType): boolean {
  return left === right || left === 'any' || right === 'any';
}

/** The type, or the kind of a value, in an author's words. */
export function nameOfType(type: ExpressionType | VariableType | ValueKind['kind']): Said {
  return say(`type.${type}`);
}
