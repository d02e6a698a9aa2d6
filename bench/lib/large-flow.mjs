/**
 * A flow document that looks like people's: menus that lead to says, set values and branches in between, everything reachable,
 * no errors.
 * @param {number} nodeCount at least 6
 */
export function makeLargeFlow(nodeCount) {
  /** @type {Record<string, unknown>} */
  const nodes = {
    start: { kind: 'start', data: {} },
    bye: { kind: 'end', data: { text: 'Goodbye.', outcome: 'finished' } },
  };
  /** @type {Record<string, unknown>} */
  const edges = {};
  let edgeCount = 0;
  let drawn = 2;
  const wire = (/** @type {string} */ node, /** @type {string} */ port, /** @type {string} */ to) => {
    edges[`e${edgeCount++}`] = { from: { node, port }, to: { node: to } };
  };
  let previous = { node: 'start', port: 'next' };
  for (let index = 0; drawn < nodeCount; index++, drawn++) {
    const id = `n${index}`;
    wire(previous.node, previous.port, id);
    if (index % 3 === 0) {
      nodes[id] = {
        kind: 'menu',
        label: `Question ${index}`,
        data: {
          prompt: `How can I help you with topic ${index}?`,
          options: [
            { id: 'more', label: `Topic ${index}`, phrases: [`tell me about topic ${index}`, `topic ${index} please`] },
            { id: 'done', label: 'That is all', phrases: ['no thank you'] },
          ],
        },
      };
      wire(id, 'option.done', 'bye');
      previous = { node: id, port: 'option.more' };
    } else {
      nodes[id] = {
        kind: 'say',
        label: `Answer ${index}`,
        data: { text: `Here is what you should know about topic ${index}.` },
      };
      previous = { node: id, port: 'next' };
    }
  }
  wire(previous.node, previous.port, 'bye');
  return { schemaVersion: 1, name: `${nodeCount} nodes`, nodes, edges, variables: {} };
}
