import { type Flow, type FlowNode, portsOf } from '@aybiza/flow';

/** From one column to the next, in canvas pixels: a card and room for wires. */
const COLUMN = 342;
/** A card without ways out and the room below it; each way out needs a line more. */
const CARD = 190;
const LINE = 25;

/**
 * Gives the named steps a place where nothing stands yet: in columns, by how many steps callers are from where they came in. It is good
 * enough to read; people tidy up.
 */
export function placeSteps(flow: Flow, ids: ReadonlySet<string>): Flow {
  const columns = columnsOf(flow);
  const bottoms = new Map<number, number>();
  const isInColumn = ({ position }: FlowNode, x: number) => Math.abs(position.x - x) < COLUMN;
  const nodes = { ...flow.nodes };
  for (const id of [...ids].toSorted((left, right) => (columns.get(left) ?? 0) - (columns.get(right) ?? 0))) {
    const node = nodes[id];
    if (node === undefined) continue;
    const x = (columns.get(id) ?? 0) * COLUMN;
    const standing = Object.entries(flow.nodes).flatMap(([other, card]) =>
      !ids.has(other) && isInColumn(card, x) ? [card.position.y + heightOf(card)] : [],
    );
    const y = bottoms.get(x) ?? Math.max(0, ...standing);
    bottoms.set(x, y + heightOf(node));
    nodes[id] = { ...node, position: { x, y } };
  }
  return { ...flow, nodes };
}

function heightOf(node: FlowNode): number {
  return CARD + LINE * portsOf(node).length;
}

/** How many steps from where callers come in; a step that nobody comes to stands in the first column. */
function columnsOf({ nodes, edges }: Flow): ReadonlyMap<string, number> {
  const ways = new Map<string, string[]>();
  for (const { from, to } of Object.values(edges)) ways.set(from.node, [...(ways.get(from.node) ?? []), to.node]);
  const columns = new Map<string, number>();
  let row = Object.entries(nodes).flatMap(([id, { kind }]) => (kind === 'start' || kind === 'handler' ? [id] : []));
  for (let column = 0; row.length > 0; column += 1) {
    for (const id of row) columns.set(id, column);
    row = [...new Set(row.flatMap((id) => ways.get(id) ?? []))].filter((id) => !columns.has(id));
  }
  return columns;
}
