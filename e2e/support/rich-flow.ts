import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const TEMPLATE = join(import.meta.dirname, '../../packages/flow/templates/dental-practice.json');

const templateSchema = z.looseObject({
  nodes: z.record(z.string(), z.unknown()),
  edges: z.record(z.string(), z.looseObject({ from: z.looseObject({ node: z.string(), port: z.string() }) })),
});

/** What the caller is asked first. */
const questionSchema = z.looseObject({ data: z.looseObject({ noInput: z.looseObject({}) }) });

/** The demo's flow and a little of everything that it does without: hours, an intent, a document, a language, a warning. */
export function richFlow(): string {
  const { nodes, edges, ...flow } = templateSchema.parse(JSON.parse(readFileSync(TEMPLATE, 'utf8')));
  const first = Object.entries(edges).find(([, { from }]) => from.node === 'start');
  if (first === undefined) throw new Error('the start of the template leads nowhere');
  const [id, edge] = first;
  const need = questionSchema.parse(nodes.need);
  return JSON.stringify({
    ...flow,
    name: 'A little of everything',
    intents: { opening: { label: 'Opening hours', phrases: ['when are you open'] } },
    knowledge: { parking: { title: 'Parking', text: 'Park behind the house. It is free for two hours.' } },
    translations: { 'de-DE': {} },
    nodes: {
      ...nodes,
      // Whoever is on the line stays there, however long it takes to look at the call.
      need: { ...need, data: { ...need.data, noInput: { ...need.data.noInput, waitSeconds: 60 } } },
      openNow: {
        kind: 'hours',
        label: 'Open now?',
        position: { x: 0, y: -260 },
        data: {
          weekly: { monday: [{ from: '09:00', to: '17:00' }], tuesday: [{ from: '09:00', to: '12:00' }] },
          exceptions: [{ date: '2030-12-25', label: 'Christmas' }],
        },
      },
      closed: {
        kind: 'end',
        label: 'Closed',
        position: { x: 340, y: -260 },
        data: { text: 'We are closed.' },
      },
    },
    edges: {
      ...edges,
      [id]: { from: edge.from, to: { node: 'openNow' } },
      open: { ...edge, from: { node: 'openNow', port: 'open' } },
      // At any hour a call gets further than this: only the step for it is left over, which is the warning.
      closed: { ...edge, from: { node: 'openNow', port: 'closed' } },
    },
  });
}
