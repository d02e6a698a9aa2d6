import type { Expression } from '@aybiza/statechart';
import { findCovered } from '../../expressions/find-covered.ts';
import { knownWhen, knownWhenNone } from '../../expressions/known-values.ts';
import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { branchDataSchema } from './data.ts';

/** The port of a condition. */
export function conditionPort(conditionId: string): string {
  return `when.${conditionId}`;
}

const NEVER: Expression = { op: 'value', value: false };

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
    portOf('otherwise', say('port.otherwise')),
  ],
  compile(data, context) {
    reportTwinIds('conditions', data.conditions, context);
    const conditions = data.conditions.map(({ when }, index) =>
      context.expression(`conditions.${index}.when`, when, 'yesNo'),
    );
    for (const index of findCovered(conditions)) {
      context.report('NEVER_HOLDS', `conditions.${index}.when`, {
        said: say('NEVER_HOLDS'),
        fix: {
          said: say('fix.removeCondition'),
          edits: [{ field: `conditions.${index}` }],
          unwire: [conditionPort(data.conditions[index]?.id ?? '')],
        },
      });
    }
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
