import { type ExpressionFault, faultOf } from '../expressions/expression-fault.ts';
import { areAlike, nameOfType, typeOfVariable } from '../expressions/expression-type.ts';
import { lowerExpression } from '../expressions/lower-expression.ts';
import { say } from '../sentences/say.ts';
import type { Variable } from '../variable.ts';

/** What the compiler would say about a condition, or a part of one, where these variables are declared; undefined when it holds water. */
export function checkCondition(
  source: string,
  variables: ReadonlyMap<string, Pick<Variable, 'type'>>,
): ExpressionFault | undefined {
  const types = new Map([...variables].map(([name, { type }]) => [name, typeOfVariable(type)]));
  const lowered = lowerExpression(source, types);
  if (!lowered.ok) return lowered.error;
  if (areAlike(lowered.value.type, 'yesNo')) return undefined;
  return faultOf('UNLIKE_TYPES', say('UNLIKE_TYPES.needed', nameOfType('yesNo'), nameOfType(lowered.value.type)));
}
