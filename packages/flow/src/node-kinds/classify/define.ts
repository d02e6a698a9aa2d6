import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { leaveBy } from '../leave-by.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { classifyDataSchema } from './data.ts';

/** The port of a label. */
export function labelPort(labelId: string): string {
  return `label.${labelId}`;
}

export const classify: NodeKindDefinition<'classify'> = {
  title: 'Classify',
  help: 'Lets the model decide which of your labels fits what the caller said.',
  family: 'think',
  hasInput: true,
  waits: () => true,
  silentPorts: () => ['unsure'],
  // Nobody is asked: the model judges what was said before, and without a word of it there is nothing to judge.
  mayPassAtOnce: () => true,
  judgesWords: () => true,
  defaults: () => classifyDataSchema.parse({ labels: [{ id: 'first', label: 'First label' }] }),
  ports: ({ labels }) => [
    ...labels.map(({ id, label }): Port => ({ id: labelPort(id), label, fallback: 'mustBeWired' })),
    portOf('unsure', say('port.unsure')),
  ],
  compile(data, context) {
    if (data.labels.length === 0) context.report('NOTHING_TO_CHOOSE', 'labels', say('NOTHING_TO_CHOOSE.labels'));
    reportTwinIds('labels', data.labels, context);
    return {
      entry: [
        {
          type: 'classify',
          params: {
            node: context.node,
            text: data.text === '' ? undefined : context.template('text', data.text, 'prompt'),
            labels: data.labels.map(({ id, label, description, examples }) => ({
              port: labelPort(id),
              name: id,
              description: description === '' ? label : `${label}: ${description}`,
              examples,
            })),
          },
        },
      ],
      on: leaveBy([...data.labels.map(({ id }) => labelPort(id)), 'unsure'], context),
    };
  },
};
