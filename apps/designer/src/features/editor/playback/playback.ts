import type { PathStep } from '@aybiza/call-log';
import { type Edge, type Flow, groupsAround, portsOf } from '@aybiza/flow';
import { type WordsFor, wordFor } from '../../../language/strings.ts';
import { type PathLayer, toPathLayer } from '../../flow-graph/index.ts';
import { flowStrings, titleOf, wayName } from '../../flow-words/index.ts';
import { editorStrings } from '../strings.ts';

/** A way being shown on the canvas, step by step. */
export interface Playback {
  /** What this way is about. */
  readonly title: string;
  readonly first: string;
  readonly steps: readonly PathStep[];
  /** How many steps are shown. */
  readonly at: number;
  /** Does it go on by itself? */
  readonly running: boolean;
}

export interface PlaybackOptions {
  readonly title: string;
  /** Someone who asked for less motion sees the whole way at once and steps through it by hand. */
  readonly still: boolean;
}

/** The way through these nodes; a way round is closed again. Undefined when none of them is drawn any more. */
export function playNodes(
  flow: Flow,
  nodes: readonly string[],
  { round, ...options }: PlaybackOptions & { readonly round: boolean },
): Playback | undefined {
  const closed = round ? [...nodes, ...nodes.slice(0, 1)] : nodes;
  const steps = closed.slice(1).map((to, index) => stepBetween(flow, closed[index] ?? '', to));
  return begin(flow, { first: closed[0], steps, ...options });
}

/** A way out of a node that a call has taken, as simulated calls tell it. */
export interface TakenWay {
  readonly node: string;
  readonly port: string;
  readonly to: string;
}

/** The way of a simulated call. What happens inside a subflow happens at its node; what has no node ends the way. */
export function playMoves(flow: Flow, moves: readonly TakenWay[], options: PlaybackOptions): Playback | undefined {
  const steps = moves.flatMap(({ node, port, to }) => {
    const [from, target] = [outermost(node), outermost(to)];
    if (from === target && node !== from) return [];
    return [{ seq: 0, at: 0, from, port: node === from ? port : '', to: target }];
  });
  return begin(flow, { first: steps[0]?.from, steps, ...options });
}

function outermost(node: string): string {
  const slash = node.indexOf('/');
  return slash === -1 ? node : node.slice(0, slash);
}

function begin(
  flow: Flow,
  { first, steps, title, still }: PlaybackOptions & { first: string | undefined; steps: readonly PathStep[] },
): Playback | undefined {
  if (first === undefined || !Object.hasOwn(flow.nodes, first)) return undefined;
  return { title, first, steps, at: still ? steps.length : 0, running: !still && steps.length > 0 };
}

/** The wire from one node to the next, or into the group that begins with it; without one something led aside. */
function stepBetween(flow: Flow, from: string, to: string): PathStep {
  const froms = [from, ...groupsAround(flow, from)];
  const wires = Object.values(flow.edges).filter((edge) => leadsTo(flow, edge, to));
  const wire = froms.flatMap((node) => wires.filter((edge) => edge.from.node === node))[0];
  return { seq: 0, at: 0, from: wire?.from.node ?? from, port: wire?.from.port ?? '', to };
}

function leadsTo(flow: Flow, edge: Edge, node: string): boolean {
  const seen = new Set<string>();
  for (let at = edge.to.node; !seen.has(at); ) {
    if (at === node) return true;
    seen.add(at);
    const target = flow.nodes[at];
    if (target?.kind !== 'group') return false;
    at = target.data.entry;
  }
  return false;
}

/** The same way, shown up to another step; at its end it stands still. */
export function showUpTo(playback: Playback, at: number): Playback {
  const within = Math.min(Math.max(at, 0), playback.steps.length);
  return { ...playback, at: within, running: playback.running && within < playback.steps.length };
}

/** Stops or goes on; at the end it begins again. */
export function toggleRunning(playback: Playback): Playback {
  if (playback.running) return { ...playback, running: false };
  const at = playback.at >= playback.steps.length ? 0 : playback.at;
  return { ...playback, at, running: playback.steps.length > 0 };
}

/** What is lit of it now. */
export function playbackLayer(flow: Flow, { first, steps, at }: Playback): PathLayer {
  if (at > 0) return toPathLayer(flow, steps.slice(0, at), { live: true });
  return { nodes: new Set([first]), edges: new Set(), current: Object.hasOwn(flow.nodes, first) ? first : null };
}

/** Where the caller is now and how they came there, by the names on the cards. */
export function describePlace(flow: Flow, { first, steps, at }: Playback, of: WordsFor): string {
  const text = of(editorStrings).playback;
  const step = at === 0 ? undefined : steps[at - 1];
  if (step === undefined) return text.begins(nodeName(flow, first, of));
  const to = nodeName(flow, step.to, of);
  return step.port === '' ? text.aside(to) : text.by(to, portName(flow, { node: step.from, port: step.port }, of));
}

/** What a node is called on its card; what is not drawn is said without an id. */
export function nodeName(flow: Flow, id: string, of: WordsFor): string {
  const node = flow.nodes[id];
  if (node !== undefined) return titleOf(node, of(flowStrings));
  const text = of(editorStrings).playback;
  return id.startsWith('$') ? text.apology : text.gone;
}

/** What a way out of a node is called. */
export function portName(
  flow: Flow,
  { node, port }: { readonly node: string; readonly port: string },
  of: WordsFor,
): string {
  const from = flow.nodes[node];
  if (from === undefined) return port;
  const way = portsOf(from).find(({ id }) => id === port);
  if (way !== undefined) return wayName(way, of(flowStrings));
  return wordFor(of(editorStrings).playback.hiddenWays, port) ?? port;
}
