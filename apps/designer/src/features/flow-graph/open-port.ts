import { type Flow, portsOf } from '@aybiza/flow';

/** The first way out of a step that leads nowhere yet. */
export function openPort(flow: Flow, node: string): string | undefined {
  const source = flow.nodes[node];
  if (source === undefined) return undefined;
  const wired = new Set(Object.values(flow.edges).flatMap(({ from }) => (from.node === node ? [from.port] : [])));
  return portsOf(source).find((port) => !wired.has(port.id))?.id;
}
