import type { Action } from '@aybiza/statechart';
import type { Flow } from './flow.ts';
import { freeId } from './free-id.ts';
import type { Graph } from './graph/build-graph.ts';
import type { CompileContext, SubflowRequest } from './node-kinds/definition.ts';
import { say } from './sentences/say.ts';

/** What the flow around takes over from the one inside when that ends. */
export function takeOver({ outputs }: SubflowRequest, nameOf: (variable: string) => string): Action[] {
  if (outputs.length === 0) return [];
  const assignments = outputs.map(({ output, variable }) => ({
    variable,
    value: { op: 'variable' as const, name: nameOf(output) },
  }));
  return [{ type: 'set', params: { assignments } }];
}

/** Does what is told and taken over exist inside, and is every end of it awaited? */
export function checkSubflow(
  request: SubflowRequest,
  graph: Graph,
  { flow, report }: { flow: Flow; report: CompileContext['report'] },
): void {
  const has = (variable: string) => Object.hasOwn(flow.variables, variable);
  for (const input of Object.keys(request.inputs)) {
    if (!has(input))
      report('SUBFLOW_INPUT', `inputs.${input}`, {
        said: say('SUBFLOW_INPUT.unknown', input),
        fix: { said: say('fix.doNotTell', input), edits: [{ field: `inputs.${input}` }] },
      });
  }
  const start = graph.nodes.get(graph.starts[0] ?? '');
  for (const input of start?.kind === 'start' ? start.data.inputs : []) {
    if (!Object.hasOwn(request.inputs, input))
      report('SUBFLOW_INPUT', `inputs.${input}`, say('SUBFLOW_INPUT.missing', input));
  }
  for (const [index, { output }] of request.outputs.entries()) {
    if (!has(output))
      report('SUBFLOW_INPUT', `outputs.${index}.output`, {
        said: say('SUBFLOW_INPUT.output', output),
        fix: { said: say('fix.doNotTake', output), edits: [{ field: `outputs.${index}` }] },
      });
  }
  const outcomes = new Set<string>();
  for (const node of graph.nodes.values()) if (node.kind === 'end') outcomes.add(node.data.outcome);
  for (const outcome of outcomes) {
    if (request.outcomes.some((awaited) => awaited.outcome === outcome)) continue;
    const id = freeId(outcome.replaceAll(' ', '-'), new Set(request.outcomes.map((awaited) => awaited.id)));
    report('UNKNOWN_OUTCOME', 'outcomes', {
      said: say('UNKNOWN_OUTCOME', outcome),
      fix: {
        said: say('fix.addWayOn', outcome),
        edits: [{ field: `outcomes.${request.outcomes.length}`, value: { id, outcome } }],
      },
    });
  }
}
