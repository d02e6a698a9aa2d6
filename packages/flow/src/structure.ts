import { findKnots, type Ways } from './find-knots.ts';
import { findLoops } from './find-loops.ts';
import { addHandler, addStart, endHere, goRoundAtMost, removeStep, wiresBetween } from './fixes.ts';
import type { Flow } from './flow.ts';
import type { Graph } from './graph/build-graph.ts';
import type { FlowNode, NodeKind } from './node.ts';
import { definitionOf, pausesAt } from './node-kinds/index.ts';
import { postOrder } from './post-order.ts';
import { type Fix, mended, type Problem, problem } from './problem.ts';
import { say } from './sentences/say.ts';

/** What is wrong with the shape of the graph, whatever its nodes say. */
export function checkStructure(flow: Flow, graph: Graph): Problem[] {
  return [
    ...checkStart(flow, graph),
    ...checkReach(flow, graph),
    ...checkOpenPorts(flow, graph),
    ...checkResumes(flow, graph),
    ...checkLoops(flow, graph),
    ...checkHelp(flow, graph),
  ];
}

function checkStart(flow: Flow, { starts, nodes, wires }: Graph): Problem[] {
  const [first, ...more] = starts;
  if (first === undefined) {
    const ledTo = new Set([...wires.values()].flatMap((own) => own.map(({ to }) => to)));
    const begin = [...nodes].find(
      ([id, node]) => definitionOf(node).hasInput && !ledTo.has(id) && node.kind !== 'group',
    );
    return [mended(problem('NO_START', {}, say('NO_START')), addStart(flow, begin?.[0]))];
  }
  return more.map((node) =>
    mended(problem('SECOND_START', { node }, say('SECOND_START')), removeStep(flow, node, say('fix.remove'))),
  );
}

function checkReach(flow: Flow, { nodes, main, aside }: Graph): Problem[] {
  const lost = [...nodes.keys()].filter((id) => !main.has(id) && !aside.has(id) && isPassed(nodes.get(id)));
  return lost.map((node) =>
    mended(
      problem('UNREACHABLE_NODE', { node }, say('UNREACHABLE_NODE')),
      removeStep(flow, node, say('fix.removeStep')),
    ),
  );
}

/** Is it a step on the way of a call, in which one begins somewhere else? */
function isPassed(node: FlowNode | undefined): boolean {
  return node !== undefined && node.kind !== 'comment' && node.kind !== 'start' && node.kind !== 'group';
}

/** What a port is called whose handler would take it. */
const HANDLER_FOR = {
  silence: {
    said: say('fix.addQuiet'),
    label: 'Nobody there',
    id: 'quiet',
    trigger: { on: 'silence' },
    goodbye: 'I cannot hear you. Goodbye.',
  },
  failure: {
    said: say('fix.addTrouble'),
    label: 'When all else fails',
    id: 'trouble',
    trigger: { on: 'error' },
    goodbye: 'I am sorry, something went wrong. Please call again later. Goodbye.',
  },
} as const;

function checkOpenPorts(flow: Flow, graph: Graph): Problem[] {
  const found: Problem[] = [];
  // One handler mends all ports of its sort.
  const handlers = { silence: addHandler(flow, HANDLER_FOR.silence), failure: addHandler(flow, HANDLER_FOR.failure) };
  for (const [node, ports] of graph.ports) {
    const ways = graph.ways.get(node) ?? [];
    for (let index = 0; index < ports.length; index += 1) {
      const port = ports[index];
      if (ways[index]?.by !== 'nobody' || port === undefined || port.fallback === 'passedOn') continue;
      const place = { node, port: port.id };
      const name = port.said ?? port.label;
      if (port.fallback === 'mustBeWired') {
        found.push(mended(problem('OPEN_PORT', place, say('OPEN_PORT', name)), endHere(flow, node, port.id)));
      } else {
        found.push(mended(problem('UNHANDLED_PORT', place, say('UNHANDLED_PORT', name)), handlers[port.fallback]));
      }
    }
  }
  return found;
}

function checkResumes(flow: Flow, { nodes, main }: Graph): Problem[] {
  const misplaced = [...main].filter((id) => nodes.get(id)?.kind === 'resume');
  return misplaced.map((node) =>
    mended(
      problem('RESUME_OUTSIDE_HANDLER', { node }, say('RESUME_OUTSIDE_HANDLER')),
      removeStep(flow, node, say('fix.removeStep')),
    ),
  );
}

/** So many steps may follow on each other before somebody is waited for; the runtime stops at a thousand. */
const LONGEST_RUN = 800;
const ROUNDS = 3;

/** Nodes on a way round that nobody ever has to wait on: the call would spin there for ever, talking or silent. */
function checkLoops(flow: Flow, graph: Graph): Problem[] {
  const passing = new Map<string, string[]>();
  for (const [id, node] of graph.nodes) {
    if (pausesAt(node) || node.kind === 'group') continue;
    passing.set(id, wiredWays(graph, id));
  }
  const inOneStep = withoutAnswers(passing, graph);
  const knots = findKnots(inOneStep);
  const isShort = (knot: readonly string[]) => roundsOf(graph, knot) <= LONGEST_RUN;
  let loops = findLoops(endlessWays(inOneStep, graph, { knots, isCounted: isShort }));
  if (loops.length === 0 && inOneStep !== passing)
    loops = findLoops(endlessWays(passing, graph, { knots: findKnots(passing), isCounted: () => true }));
  if (loops.length === 0) return checkRuns(inOneStep, knots, graph);
  return loops.map((loop) => {
    const [node = ''] = loop;
    const names = loop.map((id) => graph.nodes.get(id)?.label || id).join(' → ');
    const found = { ...problem('LOOP_WITHOUT_WAITING', { node }, say('LOOP_WITHOUT_WAITING', names)), path: loop };
    return mended(found, roundFix(flow, graph, { from: loop.at(-1) ?? '', to: node }));
  });
}

/** The ways on which one may go round for ever. Who has passed a limit often enough goes another way, where rounds are counted. */
function endlessWays(
  ways: Ways,
  graph: Graph,
  { knots, isCounted }: { knots: readonly string[][]; isCounted: (knot: readonly string[]) => boolean },
): Ways {
  const endless = new Map<string, string[]>();
  for (const knot of knots) {
    const counted = isCounted(knot);
    for (const id of knot)
      endless.set(
        id,
        (ways.get(id) ?? []).filter((to) => !(counted && to === countedWay(graph, id))),
      );
  }
  return endless;
}

/** None where a wire of a group leads back as well: it may be the way of other steps too. */
function roundFix(flow: Flow, { ways }: Graph, round: { readonly from: string; readonly to: string }): Fix | undefined {
  const wires = wiresBetween(flow, round);
  const back = (ways.get(round.from) ?? []).filter(({ by, to }) => by === 'wire' && to === round.to);
  return wires.length < back.length ? undefined : goRoundAtMost(flow, wires, ROUNDS);
}

/** Whose answer, however quick, is an event of its own, with which another run begins. */
const ANSWERED: ReadonlySet<NodeKind> = new Set<NodeKind>(['request', 'message']);

function withoutAnswers(ways: Ways, { nodes }: Graph): Ways {
  if (![...ways.keys()].some((id) => ANSWERED.has(nodes.get(id)?.kind ?? 'comment'))) return ways;
  return new Map([...ways].filter(([id]) => !ANSWERED.has(nodes.get(id)?.kind ?? 'comment')));
}

/** Where the wires of a node lead, its own and those of groups around it. */
function wiredWays({ ways }: Graph, id: string): string[] {
  const wired: string[] = [];
  for (const { by, to } of ways.get(id) ?? []) if (by === 'wire') wired.push(to);
  return wired;
}

/** Steps in a row without a question, ways round that are counted included. */
function checkRuns(passing: Ways, knots: readonly string[][], graph: Graph): Problem[] {
  const rounds = knots.reduce((sum, knot) => sum + roundsOf(graph, knot), 0);
  // All of them in a row would not be too many.
  if (passing.size + rounds <= LONGEST_RUN) return [];
  const runs = longestRuns(passing);
  const [first, longest] = [...runs].reduce((best, run) => (run[1] > best[1] ? run : best), ['', 0] as const);
  if (longest + rounds <= LONGEST_RUN) return [];
  return [problem('LONG_RUN', { node: first }, say('LONG_RUN', longest + rounds))];
}

/** For each node how many there are at most on a way from it; a way back onto the same way is not taken. */
function longestRuns(ways: Ways): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  const onwards = (id: string) => (ways.get(id) ?? []).filter((to) => ways.has(to));
  for (const id of postOrder(ways.keys(), onwards))
    longest.set(id, 1 + onwards(id).reduce((most, to) => Math.max(most, longest.get(to) ?? 0), 0));
  return longest;
}

/** How many steps a knot may take at most before its limits are used up: each is passed once more than it lets pass. */
function roundsOf({ nodes }: Graph, knot: readonly string[]): number {
  const passes = knot.reduce((sum, id) => {
    const node = nodes.get(id);
    return node?.kind === 'limit' && node.data.counts === 'visits' ? sum + node.data.most + 1 : sum;
  }, 1);
  return passes * knot.length;
}

/** Where a limit by visits leads until it is reached. */
function countedWay(graph: Graph, id: string): string | undefined {
  const node = graph.nodes.get(id);
  if (node?.kind !== 'limit' || node.data.counts !== 'visits') return undefined;
  return graph.ways.get(id)?.find(({ port, by }) => port === 'under' && by === 'wire')?.to;
}

/** What every phone line owes its callers: an answer to an emergency. */
function checkHelp(flow: Flow, { nodes, handlers }: Graph): Problem[] {
  const isThere = handlers.some((id) => {
    const node = nodes.get(id);
    return node?.kind === 'handler' && node.data.emergency;
  });
  if (isThere) return [];
  return [mended(problem('NO_EMERGENCY', {}, say('NO_EMERGENCY')), addHandler(flow, EMERGENCY))];
}

const EMERGENCY = {
  said: say('fix.addEmergency'),
  label: 'Emergency',
  id: 'emergency',
  emergency: true,
  trigger: { on: 'says', phrases: ["I can't breathe", 'emergency', 'fire', 'chest pain', 'call an ambulance'] },
  goodbye: 'This sounds like an emergency. Please hang up and call the emergency services now.',
} as const;
