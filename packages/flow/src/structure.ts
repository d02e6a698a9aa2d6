import { findLoops } from './find-loops.ts';
import type { Graph } from './graph.ts';
import { definitionOf, portsOf } from './node-kinds/index.ts';
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
    ([id, node]) => node.kind !== 'comment' && node.kind !== 'start' && !main.has(id) && !aside.has(id),
  );
  return lost.map(([node]) =>
    problem('UNREACHABLE_NODE', { node }, 'No caller ever comes here: nothing leads to this node.'),
  );
}

function checkOpenPorts(graph: Graph): Problem[] {
  const found: Problem[] = [];
  for (const [node, flowNode] of graph.nodes) {
    for (const port of portsOf(flowNode)) {
      if (graph.wires.get(node)?.has(port.id)) continue;
      const place = { node, port: port.id };
      if (port.fallback === 'mustBeWired') {
        found.push(
          problem(
            'OPEN_PORT',
            place,
            `A caller who leaves by “${port.label}” falls off the flow: wire it to what comes next.`,
          ),
        );
      } else if (findFallbackHandler(graph, port.fallback) === undefined) {
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

/** The handler that takes what leaves by an open port of this sort, if the flow has one. */
export function findFallbackHandler(graph: Graph, fallback: 'silence' | 'failure'): string | undefined {
  const trigger = fallback === 'silence' ? 'silence' : 'error';
  return graph.handlers.find((id) => {
    const node = graph.nodes.get(id);
    return node?.kind === 'handler' && node.data.trigger.on === trigger;
  });
}

function checkTriggers({ handlers, nodes }: Graph): Problem[] {
  const found: Problem[] = [];
  const taken = new Set<string>();
  for (const id of handlers) {
    const node = nodes.get(id);
    if (node?.kind !== 'handler') continue;
    const { trigger } = node.data;
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
    if (definitionOf(node).waits) continue;
    passing.set(id, [...(graph.wires.get(id)?.values() ?? [])]);
  }
  return findLoops(passing).map((loop) => {
    const [node = ''] = loop;
    const names = loop.map((id) => graph.nodes.get(id)?.label || id).join(' → ');
    const message = `A caller who comes here never gets out: ${names} goes round without ever listening.`;
    return { ...problem('LOOP_WITHOUT_WAITING', { node }, message), path: loop };
  });
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
