import { type Flow, parseFlow, type TemplateId } from '@aybiza/flow';
import { loadTemplate } from '@aybiza/flow/load-template';

/** The smallest flow that can be published: somebody who calls is greeted and the call ends. */
const empty = {
  schemaVersion: 1,
  name: 'Empty',
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

/** A new draft from a template, under the name the person chose. */
export async function flowFromTemplate(template: TemplateId | 'empty', name: string): Promise<Flow> {
  const parsed = parseFlow(template === 'empty' ? empty : await loadTemplate(template));
  if (!parsed.ok) throw new Error(`the template ${template} must be a flow: ${parsed.error.message}`);
  return { ...parsed.value, name };
}
