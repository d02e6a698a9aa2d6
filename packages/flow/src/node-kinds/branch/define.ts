import type { Expression } from '@aybiza/statechart';
import { knownWhen, knownWhenNone } from '../../expressions/known-values.ts';
import type { Port } from '../../port.ts';
import type { CompileContext, NodeKindDefinition } from '../definition.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { branchDataSchema } from './data.ts';

/** The port of a condition. */
export function conditionPort(conditionId: string): string {
  return `when.${conditionId}`;
}

const NEVER: Expression = { op: 'value', value: false };

/** A condition that never decides: written before in the same words, never true, or behind one that always is. */
function reportCovered(conditions: readonly Expression[], context: CompileContext): void {
  const seen = new Set<string>();
  let decided = false;
  for (const [index, condition] of conditions.entries()) {
    const written = JSON.stringify(condition);
    const isConstant = condition.op === 'value' && typeof condition.value === 'boolean';
    if (decided || seen.has(written) || (isConstant && condition.value === false)) {
      const message =
        'No caller ever goes this way: an earlier condition has decided by then, or this one never holds.';
      context.report('NEVER_HOLDS', `conditions.${index}.when`, message);
    }
    seen.add(written);
    decided ||= isConstant && condition.value === true;
  }
}

export const branch: NodeKindDefinition<'branch'> = {
  title: 'Branch',
  help: 'Decides by what is known: the first condition that holds shows the way.',
  family: 'think',
  hasInput: true,
  waits: () => false,
  defaults: () => branchDataSchema.parse({}),
  ports: (data) => [
    ...data.conditions.map(
      ({ id, label, when }): Port => ({
        id: conditionPort(id),
        label: label === '' ? when : label,
        fallback: 'mustBeWired',
      }),
    ),
    { id: 'otherwise', label: 'Otherwise', fallback: 'mustBeWired' },
  ],
  compile(data, context) {
    reportTwinIds('conditions', data.conditions, context);
    const conditions = data.conditions.map(({ when }, index) =>
      context.expression(`conditions.${index}.when`, when, 'yesNo'),
    );
    reportCovered(conditions, context);
    for (const [index, { id }] of data.conditions.entries()) {
      const condition = conditions[index] ?? NEVER;
      const before = knownWhenNone(conditions.slice(0, index));
      context.knows(conditionPort(id), [...before, ...knownWhen(condition, true)]);
    }
    context.knows('otherwise', knownWhenNone(conditions));
    return {
      always: [
        ...data.conditions.map((condition, index) => ({
          guard: {
            type: 'holds' as const,
            params: { condition: conditions[index] ?? NEVER },
          },
          ...context.target(conditionPort(condition.id)),
        })),
        context.target('otherwise'),
      ],
    };
  },
};
