import type { Action } from '@aybiza/statechart';
import type { Flow } from './flow.ts';
import { freeId } from './free-id.ts';
import type { Graph } from './graph/build-graph.ts';
import type { CompileContext, SubflowRequest } from './node-kinds/definition.ts';

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
        message: `The flow inside has no variable “${input}” to be told.`,
        fix: { label: `Do not tell it “${input}”`, edits: [{ field: `inputs.${input}` }] },
      });
  }
  const start = graph.nodes.get(graph.starts[0] ?? '');
  for (const input of start?.kind === 'start' ? start.data.inputs : []) {
    if (!Object.hasOwn(request.inputs, input))
      report('SUBFLOW_INPUT', `inputs.${input}`, `The flow inside needs “${input}” and is not told it.`);
  }
  for (const [index, { output }] of request.outputs.entries()) {
    if (!has(output))
      report('SUBFLOW_INPUT', `outputs.${index}.output`, {
        message: `The flow inside has no variable “${output}” to take over.`,
        fix: { label: `Do not take over “${output}”`, edits: [{ field: `outputs.${index}` }] },
      });
  }
  const outcomes = new Set<string>();
  for (const node of graph.nodes.values()) if (node.kind === 'end') outcomes.add(node.data.outcome);
  for (const outcome of outcomes) {
    if (request.outcomes.some((awaited) => awaited.outcome === outcome)) continue;
    const id = freeId(outcome.replaceAll(' ', '-'), new Set(request.outcomes.map((awaited) => awaited.id)));
    report('UNKNOWN_OUTCOME', 'outcomes', {
      message: `The flow inside may end with “${outcome}”, for which there is no way on: callers go on by “Failed”.`,
      fix: {
        label: `Add a way on for “${outcome}”`,
        edits: [{ field: `outcomes.${request.outcomes.length}`, value: { id, outcome } }],
      },
    });
  }
}
