import { type Flow, parseFlow } from '@aybiza/flow';
import dentalPractice from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };

/** The smallest flow that can be published: somebody who calls is greeted and the call ends. */
const empty = {
  schemaVersion: 1,
  nodes: {
    start: { kind: 'start', label: 'Start', position: { x: 0, y: 0 }, data: {} },
    goodbye: {
      kind: 'end',
      label: 'Goodbye',
      position: { x: 320, y: 0 },
      data: { text: 'Thank you for calling. Goodbye.', outcome: 'finished' },
    },
  },
  edges: { first: { from: { node: 'start', port: 'next' }, to: { node: 'goodbye' } } },
};

const templates = { empty, 'dental-practice': dentalPractice };

/** A new draft from a template, under the name the person chose. */
export function flowFromTemplate(template: keyof typeof templates, name: string): Flow {
  const parsed = parseFlow({ ...templates[template], name });
  if (!parsed.ok) throw new Error(`the template ${template} must be a flow: ${parsed.error.message}`);
  return parsed.value;
}
