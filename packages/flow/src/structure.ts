import { findFallbackHandler } from './fallback-handler.ts';
import { findLoops } from './find-loops.ts';
import { type Graph, wiredTarget } from './graph.ts';
import type { FlowNode } from './node.ts';
import { portsOf, waitsAt } from './node-kinds/index.ts';
import { JUMP_PORT } from './node-kinds/jump/define.ts';
import { type Problem, problem } from './problem.ts';

/** What is wrong with the shape of the graph, whatever its nodes say. */
export function checkStructure(graph: Graph): Problem[] {
  return [
    ...checkStart(graph),
    ...checkReach(graph),
    ...checkOpenPorts(graph),
    ...checkTriggers(graph),
    ...checkResumes(graph),
    ...checkLoops(graph),
    ...checkHelp(graph),
  ];
}

function checkStart({ starts }: Graph): Problem[] {
  const [first, ...more] = starts;
  if (first === undefined) return [problem('NO_START', {}, 'No call can enter this flow: add a “Call starts” node.')];
  return more.map((node) =>
    problem('SECOND_START', { node }, 'A call can enter in one place only; this start is never used.'),
  );
}

function checkReach({ nodes, main, aside }: Graph): Problem[] {
  const lost = [...nodes].filter(
    ([id, node]) => !['comment', 'start', 'group'].includes(node.kind) && !main.has(id) && !aside.has(id),
  );
  return lost.map(([node]) =>
    problem('UNREACHABLE_NODE', { node }, 'No caller ever comes here: nothing leads to this node.'),
  );
}

function checkOpenPorts(graph: Graph): Problem[] {
  const found: Problem[] = [];
  for (const [node, flowNode] of graph.nodes) {
    for (const port of portsOf(flowNode)) {
      if (port.fallback === 'passedOn' || wiredTarget(graph, node, port.id) !== undefined) continue;
      const place = { node, port: port.id };
      if (port.fallback === 'mustBeWired') {
        found.push(
          problem(
            'OPEN_PORT',
            place,
            `A caller who leaves by “${port.label}” falls off the flow: wire it to what comes next.`,
          ),
        );
      } else if (findFallbackHandler(graph, node, port.fallback) === undefined) {
        found.push(
          problem(
            'UNHANDLED_PORT',
            place,
            `A caller who leaves by “${port.label}” hears an apology, and the call ends.`,
          ),
        );
      }
    }
  }
  return found;
}

function checkTriggers({ handlers, nodes, groups }: Graph): Problem[] {
  const found: Problem[] = [];
  const takenIn = new Map<string | undefined, Set<string>>();
  for (const id of handlers) {
    const node = nodes.get(id);
    if (node?.kind !== 'handler') continue;
    const { trigger } = node.data;
    // A variable is a condition of the handler's own; two of them do not get in each other's way.
    if (trigger.on === 'variable') continue;
    const taken = takenIn.get(groups.get(id)) ?? new Set<string>();
    takenIn.set(groups.get(id), taken);
    const claims =
      trigger.on === 'says' ? [...new Set(trigger.phrases.map((phrase) => phrase.trim().toLowerCase()))] : [trigger.on];
    if (trigger.on === 'says' && trigger.key !== undefined) claims.push(`key ${trigger.key}`);
    for (const claim of claims) {
      if (taken.has(claim))
        found.push(
          problem(
            'DUPLICATE_TRIGGER',
            { node: id, field: 'trigger' },
            `Another handler already answers to “${claim}”: this one never gets it.`,
          ),
        );
      taken.add(claim);
    }
  }
  return found;
}

function checkResumes({ nodes, main }: Graph): Problem[] {
  const misplaced = [...nodes].filter(([id, node]) => node.kind === 'resume' && main.has(id));
  const message =
    '“Resume” ends a handler. Here, on the main way, there is nothing to go back to: the caller would hear the same again and again.';
  return misplaced.map(([node]) => problem('RESUME_OUTSIDE_HANDLER', { node }, message));
}

/** Nodes on a way round that nobody ever has to wait on: the call would spin there for ever, talking or silent. */
function checkLoops(graph: Graph): Problem[] {
  const passing = new Map<string, string[]>();
  for (const [id, node] of graph.nodes) {
    if (waitsAt(node) || node.kind === 'group') continue;
    passing.set(id, waysWithoutWaiting(graph, id, node));
  }
  return findLoops(passing).map((loop) => {
    const [node = ''] = loop;
    const names = loop.map((id) => graph.nodes.get(id)?.label || id).join(' → ');
    const message = `A caller who comes here never gets out: ${names} goes round without ever listening.`;
    return { ...problem('LOOP_WITHOUT_WAITING', { node }, message), path: loop };
  });
}

/** A way round on which somebody counts comes to its end, if it is short; who has gone round that often goes another way. */
const MAX_COUNTED_ROUNDS = 100;

function waysWithoutWaiting(graph: Graph, id: string, node: FlowNode): string[] {
  const isCounted = node.kind === 'limit' && node.data.counts === 'visits' && node.data.most <= MAX_COUNTED_ROUNDS;
  const ports = portsOf(node).filter((port) => !(isCounted && port.id === 'under'));
  return [...ports.map((port) => port.id), JUMP_PORT]
    .map((port) => wiredTarget(graph, id, port))
    .filter((target) => target !== undefined);
}

/** What every phone line owes its callers: a person within reach, and an answer to an emergency. */
function checkHelp({ nodes, handlers }: Graph): Problem[] {
  const found: Problem[] = [];
  if (![...nodes.values()].some((node) => node.kind === 'transfer')) {
    found.push(problem('NO_PERSON', {}, 'A caller who needs a person has no way to reach one.'));
  }
  const emergency = handlers.some((id) => {
    const node = nodes.get(id);
    return node?.kind === 'handler' && node.data.emergency;
  });
  if (!emergency) {
    found.push(
      problem(
        'NO_EMERGENCY',
        {},
        'A caller in an emergency (“I can’t breathe”) is treated like any other: add the emergency handler.',
      ),
    );
  }
  return found;
}
