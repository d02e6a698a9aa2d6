import { type Edge, type Flow, type FlowNode, groupsAround, type PortFallback, portsOf } from '@aybiza/flow';
import type { Edge as ReactFlowEdge, Node as ReactFlowNode } from '@xyflow/react';
import { type FlowWords, titleOf, wayName } from '../flow-words/index.ts';
import type { Box } from './align.ts';
import { fold } from './fold.ts';
import type {
  CardEditing,
  CommentCount,
  CoverageLayer,
  GraphLayers,
  NodeFigure,
  PathLayer,
  ProblemCount,
} from './graph-layers.ts';
import type { GraphWords } from './strings.ts';

/** The one handle where wires come in. */
export const INPUT_HANDLE = 'in';

export interface PortView {
  readonly id: string;
  readonly label: string;
  readonly fallback: PortFallback;
  readonly wired: boolean;
}

/** Everything a card is drawn from. The same object means the same picture. */
export interface CardData extends Record<string, unknown> {
  /** How many steps stand in this group; none in one that is no group. */
  readonly inside: number;
  /** A group that is drawn in the stead of its steps. */
  readonly folded: boolean;
  readonly node: FlowNode;
  readonly ports: readonly PortView[];
  readonly problems: ProblemCount | undefined;
  readonly comments: CommentCount | undefined;
  readonly figure: NodeFigure | undefined;
  readonly visit: 'none' | 'visited' | 'current';
  readonly editing: CardEditing['what'] | undefined;
  readonly change: NodeChange | undefined;
}

type NodeChange = 'added' | 'removed' | 'changed' | 'moved';

export type GraphNode = ReactFlowNode<CardData, 'card'>;
/** Is a wire taken by some scenario? `unknown` while nobody asks. */
export type WireCover = 'unknown' | 'taken' | 'untaken';

export type GraphEdge = ReactFlowEdge<
  { readonly visited: boolean; readonly cover: WireCover; readonly change: 'added' | 'removed' | undefined },
  'line'
>;

export interface Graph {
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
}

/** What the drawing says, and what a flow says of itself. */
interface DrawingWords {
  readonly graph: GraphWords;
  readonly flow: FlowWords;
}

export interface GraphOptions {
  readonly words: DrawingWords;
  readonly previous?: Graph;
}

/**
 * The flow and its layers as nodes and edges of React Flow. What did not change keeps its object, its measured size and, while it
 * is dragged, its place: of a thousand cards only the changed ones are drawn again.
 */
export function toGraph(flow: Flow, layers: GraphLayers, { words, previous }: GraphOptions): Graph {
  const wired = wiredPorts(flow);
  const knownNodes = new Map(previous?.nodes.map((node) => [node.id, node]));
  const knownEdges = new Map(previous?.edges.map((edge) => [edge.id, edge]));
  const selectedNodes = new Set(layers.selection?.nodes);
  const selectedEdges = new Set(layers.selection?.edges);
  const folded = layers.unfolded === true ? { ...flow, standIns: new Map<string, string>() } : fold(flow);
  const inside = insideOf(flow);
  const shown = folded.standIns.size === 0 ? layers : foldLayers(layers, folded.standIns);
  const nodes = Object.entries(flow.nodes).map(([id, node]) => {
    const known = knownNodes.get(id);
    const source = { id, node, wired: wired.get(id), inside: inside.get(id) ?? 0, layers: shown };
    const data = toCardData(source, known?.data);
    const drawn = { id, data, selected: selectedNodes.has(id), hidden: folded.standIns.has(id) };
    return toNode(drawn, known, words);
  });
  const edges = Object.entries(folded.edges)
    .filter(([, edge]) => Object.hasOwn(flow.nodes, edge.from.node) && Object.hasOwn(flow.nodes, edge.to.node))
    .map(([id, edge]) => {
      const visited = layers.path?.edges.has(id) ?? false;
      const cover = coverOf(id, layers.coverage);
      const change = layers.changes?.edges.get(id);
      const ariaLabel = wireName(flow.nodes, edge, { cover, words });
      return toEdge(
        { id, edge, visited, cover, change, ariaLabel, selected: selectedEdges.has(id) },
        knownEdges.get(id),
      );
    });
  return { nodes: unlessSame(previous?.nodes, nodes), edges: unlessSame(previous?.edges, edges) };
}

/** The list that is known when it has the same members: React Flow goes through every list that is another one. */
function unlessSame<Member>(known: Member[] | undefined, list: Member[]): Member[] {
  const isSame = known?.length === list.length && list.every((member, index) => member === known[index]);
  return known !== undefined && isSame ? known : list;
}

function wiredPorts(flow: Flow): Map<string, Set<string>> {
  const wired = new Map<string, Set<string>>();
  for (const { from } of Object.values(flow.edges)) {
    const ports = wired.get(from.node) ?? new Set();
    wired.set(from.node, ports.add(from.port));
  }
  return wired;
}

/** How many steps stand in each group, those of the groups in it included. */
function insideOf({ nodes }: Pick<Flow, 'nodes'>): ReadonlyMap<string, number> {
  const inside = new Map<string, number>();
  for (const id of Object.keys(nodes))
    for (const group of groupsAround({ nodes }, id)) inside.set(group, (inside.get(group) ?? 0) + 1);
  return inside;
}

/** What is said of steps that are not drawn is said of the group in their stead. */
function foldLayers(layers: GraphLayers, standIns: ReadonlyMap<string, string>): GraphLayers {
  const { path } = layers;
  const problems = new Map(layers.problems);
  const comments = new Map(layers.comments);
  for (const [id, group] of standIns) {
    const wrong = layers.problems?.get(id);
    const said = layers.comments?.get(id);
    if (wrong !== undefined) problems.set(group, addProblems(wrong, problems.get(group)));
    if (said !== undefined) comments.set(group, addComments(said, comments.get(group)));
  }
  const nameOf = (id: string) => standIns.get(id) ?? id;
  return {
    ...layers,
    problems,
    comments,
    path: path && {
      ...path,
      nodes: new Set([...path.nodes].map(nameOf)),
      current: path.current === null ? null : nameOf(path.current),
    },
  };
}

function addProblems(own: ProblemCount, known: ProblemCount = { errors: 0, warnings: 0 }): ProblemCount {
  return { errors: own.errors + known.errors, warnings: own.warnings + known.warnings };
}

function addComments(own: CommentCount, known: CommentCount = { open: 0, calls: false }): CommentCount {
  return { open: own.open + known.open, calls: own.calls || known.calls };
}

interface CardSource {
  readonly id: string;
  readonly node: FlowNode;
  readonly wired: ReadonlySet<string> | undefined;
  readonly inside: number;
  readonly layers: GraphLayers;
}

function toCardData({ id, node, wired, inside, layers }: CardSource, known: CardData | undefined): CardData {
  const problems = layers.problems?.get(id);
  const comments = layers.comments?.get(id);
  const figure = layers.figures?.get(id);
  const visit = visitOf(id, layers.path);
  const editing = layers.editing?.node === id ? layers.editing.what : undefined;
  const change = layers.changes?.nodes.get(id);
  const folded = node.kind === 'group' && node.data.collapsed && layers.unfolded !== true;
  const isWired = (port: string) => wired?.has(port) ?? false;
  const same =
    known !== undefined &&
    known.node === node &&
    known.inside === inside &&
    known.folded === folded &&
    known.visit === visit &&
    known.editing === editing &&
    known.change === change &&
    known.problems?.errors === problems?.errors &&
    known.problems?.warnings === problems?.warnings &&
    known.figure === figure &&
    known.comments?.open === comments?.open &&
    known.comments?.calls === comments?.calls &&
    known.ports.every((port) => port.wired === isWired(port.id));
  if (same) return known;
  const ports = portsOf(node).map((port) => ({ ...port, wired: isWired(port.id) }));
  return { node, inside, folded, ports, problems, comments, figure, visit, editing, change };
}

/** What a card is taken for until it was measured: enough to bring a flow of a thousand steps into view at once. */
const FIRST_SIZE = { initialWidth: 232, initialHeight: 140 } as const;

/** Where a card lies on the canvas. */
export function boxOf({ position: { x, y }, measured }: Pick<GraphNode, 'position' | 'measured'>): Box {
  const { initialWidth, initialHeight } = FIRST_SIZE;
  return {
    left: x,
    top: y,
    right: x + (measured?.width ?? initialWidth),
    bottom: y + (measured?.height ?? initialHeight),
  };
}

function visitOf(id: string, path: PathLayer | undefined): CardData['visit'] {
  if (path?.current === id) return 'current';
  return path?.nodes.has(id) ? 'visited' : 'none';
}

function toNode(
  { id, data, selected, hidden }: { id: string; data: CardData; selected: boolean; hidden: boolean },
  known: GraphNode | undefined,
  words: DrawingWords,
): GraphNode {
  const position = known?.dragging ? known.position : data.node.position;
  const samePlace = known?.position.x === position.x && known.position.y === position.y;
  if (known?.data === data && known.selected === selected && known.hidden === hidden && samePlace) return known;
  const ariaLabel = cardName(data, words);
  // What React Flow measured stays, or the card would be hidden until it is measured again.
  return { ...FIRST_SIZE, ...known, id, type: 'card', position, selected, hidden, data, ariaLabel, ariaRole: 'group' };
}

/** What a screen reader says of a card: what it is called, its kind, what is wrong with it and who says something to it. */
function cardName({ node, problems, comments }: CardData, words: DrawingWords): string {
  const title = titleOf(node, words.flow);
  const kind = words.flow.nodes[node.kind].title;
  const parts = [
    title,
    title === kind ? '' : kind,
    problems === undefined ? '' : words.graph.problems(problems),
    comments === undefined ? '' : words.graph.comments(comments),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function coverOf(id: string, coverage: CoverageLayer | undefined): WireCover {
  if (coverage === undefined) return 'unknown';
  return (coverage.get(id) ?? 0) > 0 ? 'taken' : 'untaken';
}

/** What a wire is called by its ends. */
function wireName(
  nodes: Flow['nodes'],
  { from, to }: Edge,
  { cover, words }: { readonly cover: WireCover; readonly words: DrawingWords },
): string {
  const [source, target] = [nodes[from.node], nodes[to.node]];
  if (source === undefined || target === undefined) return '';
  const way = portsOf(source).find(({ id }) => id === from.port);
  const port = way === undefined ? '' : wayName(way, words.flow);
  const ends = { from: titleOf(source, words.flow), port, to: titleOf(target, words.flow) };
  return words.graph.wire(ends, cover !== 'untaken');
}

interface EdgeSource {
  readonly id: string;
  readonly edge: Edge;
  readonly visited: boolean;
  readonly cover: WireCover;
  readonly change: 'added' | 'removed' | undefined;
  readonly ariaLabel: string;
  readonly selected: boolean;
}

function toEdge(
  { id, edge, visited, cover, change, ariaLabel, selected }: EdgeSource,
  known: GraphEdge | undefined,
): GraphEdge {
  const same =
    known !== undefined &&
    known.source === edge.from.node &&
    known.sourceHandle === edge.from.port &&
    known.target === edge.to.node &&
    known.selected === selected &&
    known.ariaLabel === ariaLabel &&
    known.data?.visited === visited &&
    known.data.cover === cover &&
    known.data.change === change;
  if (same) return known;
  return {
    id,
    type: 'line',
    source: edge.from.node,
    sourceHandle: edge.from.port,
    target: edge.to.node,
    targetHandle: INPUT_HANDLE,
    selected,
    data: { visited, cover, change },
    ariaLabel,
    zIndex: visited ? 1 : 0,
  };
}
