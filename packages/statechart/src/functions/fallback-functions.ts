import type { ValueType } from '../value-type.ts';
import type { FunctionDefinition, Overload } from './overload.ts';

/** The value, or another one of the same type where it is not set or cannot be computed. */
export const fallbackFunctions = {
  orElse: {
    help: 'A value, or another one where the first is not set, is empty or cannot be computed.',
    alias: 'orValue',
    forgives: true,
    overloads: (['text', 'number', 'yesNo', 'list', 'object'] as const).map(instead),
  },
} as const satisfies Record<string, FunctionDefinition>;

function instead(type: ValueType): Overload {
  return {
    takes: [type, type],
    gives: type,
    compute: ([value = null, other = null]) => (value === null || value === '' ? other : value),
  };
}
