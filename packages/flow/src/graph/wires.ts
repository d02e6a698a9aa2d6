import { entriesById } from '../by-id.ts';
import { removeWire } from '../fixes.ts';
import type { Flow } from '../flow.ts';
import type { FlowNode } from '../node.ts';
import { definitionOf } from '../node-kinds/index.ts';
import { JUMP_PORT } from '../node-kinds/jump/define.ts';
import type { Port } from '../port.ts';
import { mended, type Problem, problem } from '../problem.ts';
import { say } from '../sentences/say.ts';

/** A way out of a node, and where it leads. */
export interface Way {
  readonly port: string;
  /** A node and never a group, or the built-in apology. */
  readonly to: string;
  /** Who decided where: a wire (its own, or that of a group around it), a handler for what is left open, or nobody. */
  readonly by: 'wire' | 'handler' | 'nobody';
}

/** The wires of each node that has some, in no order: most have one or two. */
export type Wires = ReadonlyMap<string, readonly Way[]>;

interface Drawn {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly ports: ReadonlyMap<string, readonly Port[]>;
}

/** Where wires and jumps lead; those that join no existing port to an existing node are reported and left out. */
export function readWires(flow: Flow, { nodes, ports }: Drawn, problems: Problem[]): Wires {
  const wires = new Map<string, Way[]>();
  const connect = (from: string, port: string, to: string) => {
    const wire: Way = { port, to, by: 'wire' };
    const known = wires.get(from);
    if (known === undefined) wires.set(from, [wire]);
    else known.push(wire);
  };
  for (const [edge, { from, to }] of entriesById(flow.edges)) {
    const target = landing(nodes, to.node);
    if (ports.get(from.node)?.some(({ id }) => id === from.port) !== true) {
      const said = say('EDGE_FROM_NOWHERE', from.node, from.port);
      problems.push(mended(problem('EDGE_FROM_NOWHERE', { edge }, said), removeWire(edge)));
    } else if (target === undefined) {
      const said = say(nodes.get(to.node)?.kind === 'group' ? 'EDGE_TO_NOWHERE.group' : 'EDGE_TO_NOWHERE.step');
      const found = problem('EDGE_TO_NOWHERE', { edge, node: from.node, port: from.port }, said);
      problems.push(mended(found, removeWire(edge)));
    } else if (wireOf(wires, from.node, from.port) !== undefined) {
      problems.push(
        mended(
          problem('SECOND_EDGE', { edge, node: from.node, port: from.port }, say('SECOND_EDGE')),
          removeWire(edge),
        ),
      );
    } else connect(from.node, from.port, target);
  }
  for (const [id, node] of nodes) {
    if (node.kind !== 'jump') continue;
    const target = landing(nodes, node.data.to);
    if (target !== undefined) connect(id, JUMP_PORT, target);
    else problems.push(problem('EDGE_TO_NOWHERE', { node: id, field: 'to' }, say('EDGE_TO_NOWHERE.jump')));
  }
  return wires;
}

/** The node where somebody begins who is sent to this one: for a group the first step inside it. */
function landing(nodes: ReadonlyMap<string, FlowNode>, id: string): string | undefined {
  let at = id;
  // Groups that begin inside each other have no first step: whoever has passed all nodes goes round.
  for (let passed = 0; passed <= nodes.size; passed += 1) {
    const node = nodes.get(at);
    if (node === undefined || !definitionOf(node).hasInput) return undefined;
    if (node.kind !== 'group') return at;
    at = node.data.entry;
  }
  return undefined;
}

interface Wired {
  readonly wires: Wires;
  /** node → the group it stands in. */
  readonly groups: ReadonlyMap<string, string>;
}

/** A node's own wire of a port. */
export function wireOf(wires: Wires, node: string, port: string): Way | undefined {
  return wires.get(node)?.find((wire) => wire.port === port);
}

/** The wire by which a port leads: the node's own, else that of a group around it by the port of the same name. */
export function findWire({ wires, groups }: Wired, node: string, port: string): Way | undefined {
  const own = wireOf(wires, node, port);
  if (own !== undefined) return own;
  for (let group = groups.get(node); group !== undefined; group = groups.get(group)) {
    const inherited = wireOf(wires, group, port);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}
