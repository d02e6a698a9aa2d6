interface OneQuestion {
  readonly name: string;
  readonly question: string;
  readonly goodbye: { readonly text: string; readonly outcome: string };
}

/** A flow, as a file of ours, that asks one question, understands “my bell”, and ends. */
export function oneQuestion({ name, question, goodbye }: OneQuestion): string {
  return JSON.stringify({
    schemaVersion: 1,
    name,
    nodes: {
      start: { kind: 'start', label: 'Start', position: { x: 0, y: 0 }, data: {} },
      ask: {
        kind: 'menu',
        label: 'Ask',
        position: { x: 300, y: 0 },
        data: { prompt: question, options: [{ id: 'bell', label: 'A bell', phrases: ['my bell'] }] },
      },
      bye: { kind: 'end', label: 'Bye', position: { x: 600, y: 0 }, data: goodbye },
    },
    edges: {
      a: { from: { node: 'start', port: 'next' }, to: { node: 'ask' } },
      b: { from: { node: 'ask', port: 'option.bell' }, to: { node: 'bye' } },
    },
  });
}
