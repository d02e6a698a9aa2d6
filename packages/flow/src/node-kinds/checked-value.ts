import type { ValueKind } from '@aybiza/statechart';
import { inCanonicalOrder } from '../canonical-json.ts';
import { isPattern } from '../expressions/pattern.ts';
import { say } from '../sentences/say.ts';
import type { CompileContext } from './definition.ts';
import { swapped } from './swapped.ts';

/** A kind of value as the author set it up, with what is wrong in it reported. */
export function checkedValue(field: string, value: ValueKind, context: CompileContext): ValueKind {
  if (value.kind === 'choice' && value.options.length === 0)
    context.report('NOTHING_TO_CHOOSE', `${field}.options`, say('NOTHING_TO_CHOOSE.values'));
  if (value.kind === 'pattern' && !isPattern(value.pattern))
    context.report('BAD_PATTERN', `${field}.pattern`, say('BAD_PATTERN'));
  if ('min' in value && value.min !== undefined && value.max !== undefined && value.min > value.max)
    context.report('BAD_LENGTH', `${field}.min`, {
      said: say('BAD_LENGTH.bounds'),
      fix: swapped({ field: `${field}.min`, value: value.min }, { field: `${field}.max`, value: value.max }),
    });
  return inCanonicalOrder(value);
}
