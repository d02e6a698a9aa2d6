import { type Edge, type Flow, portsOf } from '@aybiza/flow';
import { INSIDE_PORT } from '../flow-graph/index.ts';
import { type FlowWords, titleOf, wayName } from '../flow-words/index.ts';

/** A flow as it is drawn: with groups that are collapsed. */
export type DrawnFlow = Pick<Flow, 'nodes' | 'edges'>;

/** The wires of a step as keys walk through them: those that leave it in the order of its ports, then those that come to it from above. */
export function wiresOf({ nodes, edges }: DrawnFlow, step: string): readonly string[] {
  const node = nodes[step];
  if (node === undefined) return [];
  const ports = portsOf(node).map(({ id }) => id);
  const leaving: [string, number][] = [];
  const coming: [string, number][] = [];
  for (const [id, { from, to }] of Object.entries(edges)) {
    if (from.node === step) leaving.push([id, ports.indexOf(from.port)]);
    else if (to.node === step) coming.push([id, nodes[from.node]?.position.y ?? 0]);
  }
  const inOrder = (wires: [string, number][]) => wires.toSorted((left, right) => left[1] - right[1]).map(([id]) => id);
  return [...inOrder(leaving), ...inOrder(coming)];
}

/** The wire that comes so many behind another one of the same step; round and round. */
export function wireBeside(
  flow: DrawnFlow,
  step: string,
  { wire, by }: { wire: string; by: number },
): string | undefined {
  const wires = wiresOf(flow, step);
  const at = wires.indexOf(wire);
  return at < 0 ? wires[0] : wires.at((at + by) % wires.length);
}

/** The end of a wire at which a step is not; the step itself when the wire leads back to it. */
export function otherEnd({ from, to }: Edge, step: string): string {
  return from.node === step ? to.node : from.node;
}

/** What a wire is called by its ends; undefined for one that hangs loose. */
export function wireEnds(
  { nodes, edges }: Flow,
  wire: string,
  words: FlowWords,
): { readonly from: string; readonly port: string; readonly to: string } | undefined {
  const edge = edges[wire];
  const [source, target] = [nodes[edge?.from.node ?? ''], nodes[edge?.to.node ?? '']];
  if (edge === undefined || source === undefined || target === undefined) return undefined;
  const { port } = edge.from;
  const way = portsOf(source).find(({ id }) => id === port);
  const name = way === undefined ? (port === INSIDE_PORT ? '' : port) : wayName(way, words);
  return { from: titleOf(source, words), port: name, to: titleOf(target, words) };
}
