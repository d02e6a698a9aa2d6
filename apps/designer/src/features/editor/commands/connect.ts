import { definitionOf, type Edge, type Flow, portsOf } from '@aybiza/flow';
import type { Command } from './command.ts';
import { freeId } from './free-id.ts';

export interface ConnectArgs extends Edge {
  /** The wire that this one stands for, when an end was dragged elsewhere. */
  readonly replaces?: string | undefined;
}

/** Draws a wire. One wire leaves a port: the one that was there goes. */
export const connect: Command<ConnectArgs> = {
  name: 'connect',
  label: (words) => words.connect,
  shortcut: null,
  allowed(flow, { from, to }) {
    const source = flow.nodes[from.node];
    const target = flow.nodes[to.node];
    if (source === undefined || target === undefined || !definitionOf(target).hasInput) return false;
    return portsOf(source).some((port) => port.id === from.port);
  },
  run(flow, { from, to, replaces }) {
    if (replaces !== undefined) delete flow.edges[replaces];
    for (const edge of edgesFrom(flow, from)) delete flow.edges[edge];
    flow.edges[freeId(flow.edges, `${from.node}-${from.port.replaceAll('.', '-')}`)] = {
      from: { node: from.node, port: from.port },
      to: { node: to.node },
    };
  },
};

/** The ids of the wires that leave a port: one, unless the document came from elsewhere. */
export function edgesFrom(flow: Flow, from: Edge['from']): string[] {
  return Object.entries(flow.edges)
    .filter(([, edge]) => edge.from.node === from.node && edge.from.port === from.port)
    .map(([id]) => id);
}
