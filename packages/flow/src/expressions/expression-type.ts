import type { ValueType, VariableType } from '@aybiza/statechart';

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

const NAMES: Readonly<Record<ExpressionType, string>> = {
  text: 'text',
  number: 'a number',
  yesNo: 'yes or no',
  list: 'a list',
  object: 'an object',
  any: 'anything',
};

/** The type in an author's words. */
export function nameOfType(type: ExpressionType): string {
  return NAMES[type];
}
