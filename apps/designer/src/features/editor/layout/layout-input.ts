import { definitionOf, type Flow, type FlowNode, groupsAround, portsOf } from '@aybiza/flow';
import { type CardSizes, fold, INSIDE_PORT, lookOf } from '../../flow-graph/index.ts';
import { withInside } from '../commands/group-tree.ts';
import { nodeCards } from '../node-kinds/cards.ts';

/** What is to be laid out, as far as a layout needs to know it. Lengths in canvas pixels. */
export interface LayoutInput {
  /** In the order in which callers come to them. */
  readonly cards: readonly LayoutCard[];
  readonly wires: readonly LayoutWire[];
  /** Where the upper left corner of it all comes to lie. */
  readonly corner: { readonly x: number; readonly y: number };
}

export interface LayoutCard {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Its ways out, from top to bottom. */
  readonly ports: readonly string[];
  /** The group whose frame it stands in, if that is laid out as well. */
  readonly group: string | undefined;
  readonly isGroup: boolean;
  /** Calls begin here, or come here from anywhere: it stands on the left. */
  readonly isEntry: boolean;
}

export interface LayoutWire {
  readonly id: string;
  readonly from: string;
  /** Undefined for the way from a group to its first step, which is drawn by no wire. */
  readonly port: string | undefined;
  readonly to: string;
}

/** What a card that was never drawn is taken for. */
const CARD_WIDTH = 232;
const TITLE = { line: 18, letters: 24, around: 15 } as const;
const TEXT = { line: 19, letters: 34, around: 9, most: 5 } as const;
/** What stands between text and ways out; with a sentence that is said, hardly ever anything. */
const BODY_HEIGHT = 34;
const PORT = { line: 20, around: 14 } as const;

/**
 * The chosen steps with what stands in chosen groups, or everything where fewer than two are chosen; as it is drawn, with a collapsed
 * group for one card. Notes stay where they are.
 */
export function toLayoutInput(flow: Flow, chosen: readonly string[], sizes: CardSizes): LayoutInput {
  const folded = fold(flow);
  const wanted = withInside(folded, chosen.length > 1 ? chosen : Object.keys(folded.nodes));
  const nodes = inOrderOfCalls(folded).filter(([id, { kind }]) => kind !== 'comment' && wanted.has(id));
  const ids = new Set(nodes.map(([id]) => id));
  const drawn = Object.entries(folded.edges).filter(([, { from, to }]) => ids.has(from.node) && ids.has(to.node));
  return {
    cards: nodes.map(([id, node]): LayoutCard => {
      const ports = [...portsOf(node).map((port) => port.id), ...(node.kind === 'group' ? [INSIDE_PORT] : [])];
      const { width, height } = sizes.get(id) ?? { width: CARD_WIDTH, height: guessHeight(node, ports.length) };
      const group = groupsAround(folded, id).find((around) => ids.has(around));
      const isEntry = node.kind === 'start' || node.kind === 'handler';
      return { id, width, height, ports, group, isGroup: node.kind === 'group', isEntry };
    }),
    wires: [
      ...drawn.map(([id, { from, to }]) => ({ id, from: from.node, port: from.port, to: to.node })),
      ...nodes.flatMap(([id, node]) =>
        node.kind === 'group' && ids.has(node.data.entry)
          ? [{ id: `entry of ${id}`, from: id, port: undefined, to: node.data.entry }]
          : [],
      ),
    ],
    corner: {
      x: Math.min(...nodes.map(([, { position }]) => position.x)),
      y: Math.min(...nodes.map(([, { position }]) => position.y)),
    },
  };
}

function guessHeight(node: FlowNode, ports: number): number {
  const look = lookOf(nodeCards, node);
  const lines = (text: string, letters: number) => Math.ceil(text.length / letters);
  const title = TITLE.around + TITLE.line * Math.max(1, lines(node.label || definitionOf(node).title, TITLE.letters));
  const text = look.text?.read(node.data) ?? '';
  const said = look.text === undefined ? 0 : TEXT.around + TEXT.line * Math.min(TEXT.most, lines(text, TEXT.letters));
  return (
    title +
    said +
    (look.Body === undefined || node.kind === 'say' ? 0 : BODY_HEIGHT) +
    (ports === 0 ? 0 : PORT.around + PORT.line * ports)
  );
}

/** Steps in the order in which callers come to them, breadth first, so that no loop goes on for ever. */
function inOrderOfCalls(flow: Pick<Flow, 'nodes' | 'edges'>): [string, FlowNode][] {
  const ways = new Map<string, string[]>();
  for (const { from, to } of Object.values(flow.edges)) ways.set(from.node, [...(ways.get(from.node) ?? []), to.node]);
  const rank = ({ kind }: FlowNode) => (kind === 'start' ? 0 : kind === 'handler' ? 1 : 2);
  const roots = Object.entries(flow.nodes).toSorted(([, left], [, right]) => rank(left) - rank(right));
  const ordered = new Map<string, FlowNode>();
  for (const [root] of roots) {
    const open = [root];
    for (let id = open.shift(); id !== undefined; id = open.shift()) {
      const node = flow.nodes[id];
      if (node === undefined || ordered.has(id)) continue;
      ordered.set(id, node);
      open.push(...(node.kind === 'group' ? [node.data.entry] : []), ...(ways.get(id) ?? []));
    }
  }
  return [...ordered];
}
