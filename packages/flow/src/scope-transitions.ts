import type { StateConfig, StatechartHandler, TransitionConfig } from '@aybiza/statechart';
import { type Compiling, move, stateOf, wayTransition } from './compiling.ts';
import { lowerExpression } from './expressions/lower-expression.ts';
import { renamed } from './expressions/lowered-variables.ts';
import { handlerFor, type SystemTrigger } from './graph/fallback-handler.ts';
import { wireOf } from './graph/wires.ts';
import { phrasesWithIntent } from './node-kinds/phrases.ts';
import { HIDDEN_PORTS } from './port.ts';

/** What a flow or a group reacts to wherever the caller is inside it: its handlers, and what can happen anywhere. */
export function scopeTransitions(compiling: Compiling, group: string | undefined): Pick<StateConfig, 'on' | 'always'> {
  const { graph, around } = compiling;
  const on: Record<string, TransitionConfig[]> = {};
  const always: TransitionConfig[] = [];
  for (const id of graph.handlers) {
    const node = graph.nodes.get(id);
    if (node?.kind !== 'handler' || graph.groups.get(id) !== group) continue;
    if (node.data.trigger.on === 'says')
      on[`handler.${around.prefix}${id}`] = [handlerTransition(compiling, id, 'handler')];
    if (node.data.trigger.on === 'variable') always.push(...crossings(compiling, id, node.data.trigger.when));
  }
  for (const event of HIDDEN_PORTS) {
    const transition = hiddenTransition(compiling, group, event);
    if (transition !== undefined) on[event] = [transition];
  }
  return { ...(Object.keys(on).length === 0 ? {} : { on }), ...(always.length === 0 ? {} : { always }) };
}

/** What becomes of a thing that can happen anywhere: a group's port of its name, a handler of this scope, at last what is built in. */
function hiddenTransition(
  compiling: Compiling,
  group: string | undefined,
  event: (typeof HIDDEN_PORTS)[number],
): TransitionConfig | undefined {
  const own = group === undefined ? undefined : wireOf(compiling.graph.wires, group, event);
  if (group !== undefined && own !== undefined) return wayTransition(compiling, group, own);
  const trigger = event === 'hungUp' ? 'hangUp' : 'error';
  const caught = systemTransition(compiling, group, trigger);
  if (caught !== undefined || group !== undefined || compiling.around.inside.length > 0) return caught;
  return builtInTransition(compiling, trigger);
}

export function builtInTransition({ around }: Compiling, trigger: SystemTrigger): TransitionConfig {
  return { target: around.builtIn(trigger).target };
}

export function systemTransition(
  compiling: Compiling,
  group: string | undefined,
  trigger: SystemTrigger,
): TransitionConfig | undefined {
  const handler = handlerFor(compiling.graph, group, trigger);
  return handler === undefined ? undefined : handlerTransition(compiling, handler, trigger);
}

function handlerTransition(compiling: Compiling, handler: string, port: string): TransitionConfig {
  return { target: stateOf(compiling, handler), actions: [move('', port, compiling.around.prefix + handler)] };
}

/** A handler for a condition is entered when the condition begins to hold, and only again after it has ceased to. */
function crossings(compiling: Compiling, handler: string, when: string): TransitionConfig[] {
  const { scopes, graph, around } = compiling;
  const scope = scopes.get(graph.groups.get(handler));
  const lowered = scope === undefined ? undefined : lowerExpression(when, scope.variables);
  // What is wrong with the condition is reported where the handler itself is compiled.
  if (lowered?.ok !== true) return [];
  const condition = renamed(lowered.value.expression, around.nameOf);
  const name = around.prefix + handler;
  const entered = handlerTransition(compiling, handler, 'variable');
  return [
    {
      ...entered,
      guard: { type: 'crosses', params: { handler: name, condition, begins: true } },
      actions: [{ type: 'mark', params: { handler: name, holds: true } }, ...(entered.actions ?? [])],
    },
    {
      guard: { type: 'crosses', params: { handler: name, condition, begins: false } },
      actions: [{ type: 'mark', params: { handler: name, holds: false } }],
    },
  ];
}

/** The handlers a caller can ask for in this flow, in the order of their ids. */
export function ownHandlers(compiling: Compiling): StatechartHandler[] {
  const { graph, around, flow } = compiling;
  return graph.handlers.flatMap((id) => {
    const node = graph.nodes.get(id);
    if (node?.kind !== 'handler' || node.data.trigger.on !== 'says') return [];
    const { trigger } = node.data;
    const group = graph.groups.get(id);
    const scope = group === undefined ? around.prefix.slice(0, -1) : around.prefix + group;
    const handler: StatechartHandler = {
      node: around.prefix + id,
      event: `handler.${around.prefix}${id}`,
      label: node.label,
      // An intent that is not there was reported where the handler itself was compiled.
      phrases: phrasesWithIntent(flow, trigger),
      ...(trigger.key === undefined ? {} : { key: trigger.key }),
      ...(scope === '' ? {} : { scope }),
    };
    return [handler];
  });
}
