import { type Flow, parseFlow } from '@aybiza/flow';

export const ENDLESS_NUMBER = '+442079460078';

/** A line that asks the same question again and again, as long as its caller likes tea. It says its own name each time. */
export function endlessFlow(name: string, settings: Partial<Flow['settings']> = {}): Flow {
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Endless',
    variables: {},
    nodes: {
      start: { kind: 'start', label: 'start', data: {} },
      ask: {
        kind: 'menu',
        label: 'ask',
        data: {
          prompt: `This is ${name}. Tea, or enough?`,
          // Nobody is asked again only because a machine is busy.
          noInput: { waitSeconds: 60 },
          options: [
            { id: 'tea', label: 'tea', key: '1' },
            { id: 'enough', label: 'enough', key: '2' },
          ],
        },
      },
      bye: { kind: 'end', label: 'bye', data: { text: 'Goodbye.', outcome: 'enough' } },
    },
    edges: {
      a: edge('start', 'next', 'ask'),
      b: edge('ask', 'option.tea', 'ask'),
      c: edge('ask', 'option.enough', 'bye'),
    },
  });
  if (!parsed.ok) throw new Error(`the endless line is no flow: ${JSON.stringify(parsed.error)}`);
  return { ...parsed.value, settings: { ...parsed.value.settings, ...settings } };
}
