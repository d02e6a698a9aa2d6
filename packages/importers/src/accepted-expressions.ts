import { lowerExpression } from '@aybiza/flow';
import type { DraftFlow } from './draft-flow.ts';
import type { TypedPart } from './typed-part.ts';

/** Leaves room for the other conditions of a row; the language takes 2,000 characters. */
const LONGEST_EXPRESSION = 1_900;

/** Does the language take an expression with the variables that are declared so far? */
export function takesExpression(draft: DraftFlow, expression: string): boolean {
  return expression.length <= LONGEST_EXPRESSION && lowerExpression(expression, draft.expressionTypes()).ok;
}

/** The parts of a text that the language takes; what it refuses is left out, and `tell` is told. */
export function acceptedParts(
  draft: DraftFlow,
  parts: readonly TypedPart[],
  tell: (sentence: string) => void,
): readonly TypedPart[] {
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    const lowered = lowerExpression(part.expression, draft.expressionTypes());
    if (lowered.ok) return part;
    tell(`“${part.expression.slice(0, 120)}” could not be said here: ${lowered.error.message}`);
    return '';
  });
}
