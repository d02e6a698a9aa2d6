import type { Port } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { branchDataSchema } from './data.ts';

/** The port of a condition. */
export function conditionPort(conditionId: string): string {
  return `when.${conditionId}`;
}

export const branch: NodeKindDefinition<'branch'> = {
  title: 'Branch',
  help: 'Decides by what is known: the first condition that holds shows the way.',
  family: 'think',
  hasInput: true,
  waits: false,
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
    return {
      always: [
        ...data.conditions.map((condition, index) => ({
          guard: {
            type: 'holds' as const,
            params: { condition: context.expression(`conditions.${index}.when`, condition.when, 'yesNo') },
          },
          ...context.target(conditionPort(condition.id)),
        })),
        context.target('otherwise'),
      ],
    };
  },
};
