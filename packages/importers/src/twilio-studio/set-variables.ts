import { drawAssignments } from '../draw-assignments.ts';
import type { TypedPart } from '../typed-part.ts';
import { writeExpression } from '../write-template.ts';
import { goOn, note, partsOf, type Studio, type Translator } from './studio-context.ts';
import { pairsOf, type StudioStep } from './studio-flow.ts';

/** `set-variables`: assignments in order; variables of this name are the flow's own. */
export const translateSetVariables: Translator = (step, studio) => {
  const { draft } = studio;
  const assignments = pairsOf(step, 'variables').map(({ key, value }) => {
    const variable = studio.names.flowVariable(key);
    return { variable, value: assignedValue(step, studio, { value, isNumber: draft.typeOf(variable) === 'number' }) };
  });
  const next = goOn(step, 'next');
  const nodes = drawAssignments(draft, { name: step.name, position: step.position, assignments, next });
  const [first] = nodes;
  if (first === undefined) {
    draft.pass(step.name, next);
    return { verdict: 'mapped', nodes, reason: 'It sets nothing: callers go on at once, as in the original.' };
  }
  draft.enter(step.name, first);
  return { verdict: 'mapped', nodes, reason: 'It sets the same variables.' };
};

/** The expression of a value: blanks around it are layout, as Twilio takes them. */
function assignedValue(
  step: StudioStep,
  studio: Studio,
  { value, isNumber }: { value: string; isNumber: boolean },
): string {
  const parts = trimmed(partsOf(studio, step, value));
  const [only] = parts;
  if (isNumber && typeof only === 'string' && parts.length === 1) return /^-?\d+(\.\d+)?$/.test(only) ? only : '0';
  const expression = writeExpression(parts);
  if (expression.length <= 2_000) return expression;
  note(studio, step, 'A value is longer than 2000 characters and was left out.');
  return '""';
}

function trimmed(parts: readonly TypedPart[]): readonly TypedPart[] {
  const filled = parts.filter((part) => typeof part !== 'string' || part.trim() !== '');
  if (filled.length === 1) return filled.map((part) => (typeof part === 'string' ? part.trim() : part));
  return parts;
}
