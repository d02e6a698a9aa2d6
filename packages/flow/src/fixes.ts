import { entriesById } from './by-id.ts';
import type { Flow } from './flow.ts';
import { freeId } from './free-id.ts';
import type { FlowNode } from './node.ts';
import { type Fix, type FlowEdit, fixOf } from './problem.ts';
import { type Said, say } from './sentences/say.ts';

/** How far a step that a fix adds is drawn from the one it belongs to, in canvas pixels. */
const BESIDE = { x: 340, y: 40 } as const;

type WiresAt = ReadonlyMap<string, readonly string[]>;

/** Looked up once for each drawing of wires: a flow may have thousands of problems. */
const wiresAtNodes = new WeakMap<Flow['edges'], WiresAt>();

/** The wires that begin or end at a node. */
function wiresAt({ edges }: Flow, node: string): readonly string[] {
  const known = wiresAtNodes.get(edges) ?? indexWires(edges);
  wiresAtNodes.set(edges, known);
  return known.get(node) ?? [];
}

function indexWires(edges: Flow['edges']): WiresAt {
  const index = new Map<string, string[]>();
  for (const [id, { from, to }] of entriesById(edges)) {
    for (const node of new Set([from.node, to.node])) {
      const wires = index.get(node);
      if (wires === undefined) index.set(node, [id]);
      else wires.push(id);
    }
  }
  return index;
}

const lowestOf = new WeakMap<Flow['nodes'], number>();

/** Below everything that is drawn, in canvas pixels. */
function belowAll({ nodes }: Flow): number {
  const known = lowestOf.get(nodes);
  if (known !== undefined) return known;
  let lowest = 0;
  for (const id in nodes) lowest = Math.max(lowest, (nodes[id]?.position.y ?? 0) + 160);
  lowestOf.set(nodes, lowest);
  return lowest;
}

/** Edits that draw new steps and wires; ids are free and always the same for the same flow. */
class Drawing {
  readonly edits: FlowEdit[] = [];
  readonly #flow: Flow;
  readonly #drawn = new Set<string>();

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  #id(wanted: string): string {
    const { nodes, edges } = this.#flow;
    const isTaken = (id: string) => Object.hasOwn(nodes, id) || Object.hasOwn(edges, id) || this.#drawn.has(id);
    const id = freeId(wanted, { has: isTaken });
    this.#drawn.add(id);
    return id;
  }

  /** A step to the right of another, in the same group; without one, left of everything. The id it gets. */
  step(wanted: string, node: { kind: FlowNode['kind']; label?: string; data?: object }, beside?: string): string {
    const id = this.#id(wanted);
    const neighbour = beside === undefined ? undefined : this.#flow.nodes[beside];
    const at = neighbour?.position ?? { x: BESIDE.x * (this.#drawn.size - 2), y: belowAll(this.#flow) };
    const position = { x: at.x + BESIDE.x, y: at.y + BESIDE.y };
    const group = neighbour?.group === undefined ? {} : { group: neighbour.group };
    this.edits.push({ path: ['nodes', id], value: { data: {}, ...node, position, ...group } });
    return id;
  }

  wire(from: string, port: string, to: string): void {
    const id = this.#id(`${from}-${port.replaceAll('.', '-')}`.replace(/[^A-Za-z0-9_-]/g, ''));
    this.edits.push({ path: ['edges', id], value: { from: { node: from, port }, to: { node: to } } });
  }

  lead(wire: string, to: string): void {
    this.edits.push({ path: ['edges', wire, 'to', 'node'], value: to });
  }
}

/** Takes a step out, with its wires. */
export function removeStep(flow: Flow, node: string, said: Said): Fix {
  const wires = wiresAt(flow, node);
  return fixOf(said, [{ path: ['nodes', node] }, ...wires.map((id) => ({ path: ['edges', id] }))]);
}

/** Takes a step out of the group it stands in. */
export function leaveGroup(node: string): Fix {
  return fixOf(say('fix.leaveGroup'), [{ path: ['nodes', node, 'group'] }]);
}

export function removeWire(wire: string): Fix {
  return fixOf(say('fix.removeWire'), [{ path: ['edges', wire] }]);
}

/** Takes out the wires of some ports of a node. */
export function unwired(flow: Flow, node: string, ports: readonly string[]): FlowEdit[] {
  if (ports.length === 0) return [];
  return wiresAt(flow, node)
    .filter((id) => flow.edges[id]?.from.node === node && ports.includes(flow.edges[id].from.port))
    .map((id) => ({ path: ['edges', id] }));
}

/** The wires that lead straight from one step to another; by these ports, if some are named. */
export function wiresBetween(
  flow: Flow,
  { from, to }: { readonly from: string; readonly to: string | undefined },
  ports?: readonly string[],
): string[] {
  return wiresAt(flow, from).filter((id) => {
    const edge = flow.edges[id];
    return edge?.from.node === from && edge.to.node === to && (ports?.includes(edge.from.port) ?? true);
  });
}

/** Whoever leaves by this port hears goodbye. */
export function endHere(flow: Flow, node: string, port: string): Fix {
  const drawing = new Drawing(flow);
  const end = drawing.step('goodbye', { kind: 'end', label: 'Goodbye', data: { text: 'Goodbye.' } }, node);
  drawing.wire(node, port, end);
  return fixOf(say('fix.endHere'), drawing.edits);
}

/** A start, wired to the first step that can be led to. */
export function addStart(flow: Flow, first: string | undefined): Fix {
  const drawing = new Drawing(flow);
  const start = drawing.step('start', { kind: 'start', label: 'Call starts' });
  if (first !== undefined) drawing.wire(start, 'next', first);
  return fixOf(say('fix.addStart'), drawing.edits);
}

/** Counts how often a caller goes round by these wires between two steps; who has been round often enough hears goodbye. */
export function goRoundAtMost(flow: Flow, wires: readonly string[], times: number): Fix | undefined {
  const edge = flow.edges[wires[0] ?? ''];
  if (edge === undefined) return undefined;
  const { from, to } = edge;
  const drawing = new Drawing(flow);
  const limit = drawing.step(
    'limit',
    { kind: 'limit', label: 'Often enough?', data: { counts: 'visits', most: times } },
    from.node,
  );
  const end = drawing.step('goodbye', { kind: 'end', label: 'Goodbye', data: { text: 'Goodbye.' } }, from.node);
  for (const wire of wires) drawing.lead(wire, limit);
  drawing.wire(limit, 'under', to.node);
  drawing.wire(limit, 'reached', end);
  return fixOf(say('fix.goRound', times), drawing.edits);
}

interface NewHandler {
  /** What adding it is called. */
  readonly said: Said;
  readonly label: string;
  readonly id: string;
  readonly trigger: object;
  readonly emergency?: boolean;
  /** What follows it: the end of the call, with these words. */
  readonly goodbye: string;
}

/** A handler for the whole flow that says something and ends the call. */
export function addHandler(flow: Flow, { said, label, id, trigger, emergency = false, goodbye }: NewHandler): Fix {
  const drawing = new Drawing(flow);
  const handler = drawing.step(id, { kind: 'handler', label, data: { trigger, emergency } });
  const end = drawing.step(`${id}-end`, { kind: 'end', label: 'Goodbye', data: { text: goodbye } });
  drawing.wire(handler, 'next', end);
  return fixOf(said, drawing.edits);
}

/** A handler that connects whoever asks for a person to the reception's queue. */
export function addPerson(flow: Flow): Fix {
  const drawing = new Drawing(flow);
  const phrases = ['speak to a person', 'talk to somebody', 'a real person'];
  const handler = drawing.step('person', {
    kind: 'handler',
    label: 'Speak to a person',
    data: { trigger: { on: 'says', phrases, key: '0' } },
  });
  const transfer = drawing.step('reception', {
    kind: 'transfer',
    label: 'Reception',
    data: { to: 'queue:reception', announcement: 'One moment, I will connect you.' },
  });
  const end = drawing.step('talked', { kind: 'end', label: 'Talked to a person', data: { outcome: 'transferred' } });
  drawing.wire(handler, 'next', transfer);
  drawing.wire(transfer, 'answered', end);
  return fixOf(say('fix.addPerson'), drawing.edits);
}
