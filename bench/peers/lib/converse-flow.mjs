/** What the benchmark's calls run: a greeting, then a model that leads the conversation and gets the caller's words as they were said. */
export function converseFlow() {
  return {
    schemaVersion: 1,
    name: 'Benchmark',
    nodes: {
      start: { kind: 'start', data: {} },
      talk: {
        kind: 'converse',
        data: {
          opening: 'Hello.',
          goal: 'Answer what the caller wants to know about the opening hours.',
          exits: [{ id: 'done', label: 'Done', description: 'The caller has no more questions.' }],
          turnLimit: 50,
          waitSeconds: 60,
        },
      },
      bye: { kind: 'end', data: { text: 'Goodbye.', outcome: 'finished' } },
    },
    edges: {
      begins: { from: { node: 'start', port: 'next' }, to: { node: 'talk' } },
      done: { from: { node: 'talk', port: 'exit.done' }, to: { node: 'bye' } },
    },
  };
}
