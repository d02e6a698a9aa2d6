import type { Edge } from '@aybiza/flow';
import type { Command } from './command.ts';
import { edgesFrom } from './connect.ts';

/** Takes away the wire that leaves a port. */
export const disconnect: Command<Edge['from']> = {
  name: 'disconnect',
  label: (words) => words.disconnect,
  shortcut: null,
  allowed: (flow, from) => edgesFrom(flow, from).length > 0,
  run(flow, from) {
    for (const edge of edgesFrom(flow, from)) delete flow.edges[edge];
  },
};
