import type { ValueKind } from '@aybiza/statechart';
import { inCanonicalOrder } from '../canonical-json.ts';
import { isPattern, PATTERN_ADVICE } from '../expressions/pattern.ts';
import type { CompileContext } from './definition.ts';
import { swapped } from './swapped.ts';

/** A kind of value as the author set it up, with what is wrong in it reported. */
export function checkedValue(field: string, value: ValueKind, context: CompileContext): ValueKind {
  if (value.kind === 'choice' && value.options.length === 0)
    context.report('NOTHING_TO_CHOOSE', `${field}.options`, 'There is nothing to choose from: nobody can answer this.');
  if (value.kind === 'pattern' && !isPattern(value.pattern))
    context.report('BAD_PATTERN', `${field}.pattern`, PATTERN_ADVICE);
  if ('min' in value && value.min !== undefined && value.max !== undefined && value.min > value.max)
    context.report('BAD_LENGTH', `${field}.min`, {
      message: 'No number is large enough and small enough: swap the two.',
      fix: swapped({ field: `${field}.min`, value: value.min }, { field: `${field}.max`, value: value.max }),
    });
  return inCanonicalOrder(value);
}
