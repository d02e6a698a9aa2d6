import type { Flow } from '../flow.ts';
import type { Graph } from '../graph/build-graph.ts';
import { groupsAround } from '../graph/groups.ts';
import type { NodeData } from '../node.ts';
import { phrasesWithIntent } from '../node-kinds/phrases.ts';
import { type Problem, problem } from '../problem.ts';
import { type Said, say } from '../sentences/say.ts';
import type { CallGraph } from './call-graph.ts';

type Trigger = NodeData<'handler'>['trigger'];

/** Does each handler ever get what it is for, or does something else always come before it? */
export function checkHandlers(flow: Flow, call: CallGraph): Problem[] {
  const handlers = claimsOfHandlers(flow, call.graph);
  return [...checkTwins(handlers), ...checkHidden(flow, call, handlers)];
}

interface Claiming {
  readonly id: string;
  readonly scope: string | undefined;
  readonly trigger: Trigger;
  /** What it answers to: phrases in small letters, a key, or the sort of thing that happens. */
  readonly claims: readonly string[];
}

function claimsOfHandlers(flow: Flow, graph: Graph): Claiming[] {
  return graph.handlers.flatMap((id) => {
    const node = graph.nodes.get(id);
    if (node?.kind !== 'handler') return [];
    const { trigger } = node.data;
    return [{ id, scope: graph.groups.get(id), trigger, claims: claimsOf(flow, trigger) }];
  });
}

function claimsOf(flow: Flow, trigger: Trigger): string[] {
  switch (trigger.on) {
    case 'says':
      return spoken(phrasesWithIntent(flow, trigger), trigger.key);
    case 'variable':
      // A condition of the handler's own; two of them do not get in each other's way.
      return [];
    default:
      return [trigger.on];
  }
}

function spoken(phrases: readonly string[], key: string | undefined): string[] {
  const words = phrases.map((phrase) => phrase.trim().toLowerCase());
  return [...new Set([...words, ...(key === undefined ? [] : [keyClaim(key)])])];
}

function keyClaim(key: string): string {
  return `key ${key}`;
}

/** Two handlers of one scope for one thing. */
function checkTwins(handlers: readonly Claiming[]): Problem[] {
  const takenIn = new Map<string | undefined, Set<string>>();
  return handlers.flatMap(({ id, scope, trigger, claims }) => {
    const taken = takenIn.get(scope) ?? new Set<string>();
    takenIn.set(scope, taken);
    const twice = claims.filter((claim) => taken.has(claim));
    for (const claim of claims) taken.add(claim);
    return twice.map((claim) =>
      problem('DUPLICATE_TRIGGER', { node: id, field: 'trigger' }, saidTwice(trigger, claim)),
    );
  });
}

function saidTwice(trigger: Trigger, claim: string): Said {
  if (trigger.on !== 'says') return say('DUPLICATE_TRIGGER.event');
  const { key } = trigger;
  return key !== undefined && claim === keyClaim(key)
    ? say('DUPLICATE_TRIGGER.key', key)
    : say('DUPLICATE_TRIGGER.words', claim);
}

/** Handlers that nothing ever leads to: at every place of their scope something else takes what they are for. */
function checkHidden(flow: Flow, call: CallGraph, handlers: readonly Claiming[]): Problem[] {
  const { graph } = call;
  const atQuestion = claimsAtQuestions(flow, call, handlers);
  const filledIn = new Set(openPortsHandlers(call));
  return handlers.flatMap(({ id, scope, trigger, claims }) => {
    const report = (said: Said) => [problem('HIDDEN_HANDLER', { node: id, field: 'trigger' }, said)];
    switch (trigger.on) {
      case 'says': {
        const inScope = [...call.questions].filter((question) => isInside(graph, question, scope));
        const isFree = inScope.some((question) => {
          const taken = atQuestion(question, scope);
          return claims.some((claim) => !taken.has(claim));
        });
        // One without anything to say is told so where it is compiled.
        if (isFree || claims.length === 0) return [];
        return report(say(inScope.length === 0 ? 'HIDDEN_HANDLER.noQuestion' : 'HIDDEN_HANDLER.taken'));
      }
      case 'silence':
        return filledIn.has(id) ? [] : report(say('HIDDEN_HANDLER.silence'));
      case 'timeLimit':
        return scope === undefined || hasLimit(graph, scope) ? [] : report(say('HIDDEN_HANDLER.timeLimit'));
      default:
        return [];
    }
  });
}

function isInside(graph: Graph, node: string, scope: string | undefined): boolean {
  return scope === undefined || groupsAround(graph, node).includes(scope);
}

function hasLimit({ nodes }: Graph, group: string): boolean {
  const node = nodes.get(group);
  return node?.kind === 'group' && node.data.limits.seconds !== undefined;
}

/** What is taken at a question before a handler of some scope gets it: by the options asked for, and by handlers of groups inside. */
function claimsAtQuestions(
  flow: Flow,
  { graph }: CallGraph,
  handlers: readonly Claiming[],
): (question: string, scope: string | undefined) => ReadonlySet<string> {
  const options = new Map<string, ReadonlySet<string>>();
  const optionsAt = (question: string) => {
    const known = options.get(question);
    if (known !== undefined) return known;
    const node = graph.nodes.get(question);
    const claims =
      node?.kind !== 'menu'
        ? []
        : node.data.options.flatMap((option) => spoken([option.label, ...phrasesWithIntent(flow, option)], option.key));
    const found: ReadonlySet<string> = new Set(claims);
    options.set(question, found);
    return found;
  };
  return (question, scope) => {
    const nearer = groupsAround(graph, question);
    const inner = new Set(scope === undefined ? nearer : nearer.slice(0, nearer.indexOf(scope)));
    if (inner.size === 0) return optionsAt(question);
    const taken = handlers.filter((handler) => handler.scope !== undefined && inner.has(handler.scope));
    return new Set([...optionsAt(question), ...taken.flatMap(({ claims }) => claims)]);
  };
}

/** The handlers that get what leaves by an open port. */
function openPortsHandlers({ nodes, graph }: CallGraph): string[] {
  return nodes.flatMap((id) => (graph.ways.get(id) ?? []).filter(({ by }) => by === 'handler').map(({ to }) => to));
}
