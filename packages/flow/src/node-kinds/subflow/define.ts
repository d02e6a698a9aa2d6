import { entriesById } from '../../by-id.ts';
import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { subflowDataSchema } from './data.ts';

/** The port of an outcome. */
export function outcomePort(outcomeId: string): string {
  return `outcome.${outcomeId}`;
}

export const subflow: NodeKindDefinition<'subflow'> = {
  title: 'Subflow',
  help: 'Runs a published version of another flow as a part of this call.',
  family: 'call',
  hasInput: true,
  waits: () => true,
  // The flow inside may come to its end without having asked anything.
  mayPassAtOnce: () => true,
  defaults: () => subflowDataSchema.parse({}),
  ports: ({ outcomes }) => [
    ...outcomes.map(({ id, outcome }): Port => ({ id: outcomePort(id), label: outcome, fallback: 'mustBeWired' })),
    portOf('failed', say('port.failed'), 'failure'),
  ],
  compile(data, context) {
    reportTwinIds('outcomes', data.outcomes, context);
    const ports = data.outcomes.map(({ id }) => outcomePort(id));
    const outputs = data.outputs.map(({ output, variable }, index) => ({
      output,
      variable: context.writes(`outputs.${index}.variable`, variable, { ports, fills: 'orEmpties' }),
    }));
    const inputs = Object.fromEntries(
      entriesById(data.inputs).map(([name, source]) => [name, context.expression(`inputs.${name}`, source)]),
    );
    const failed = context.target('failed');
    if (data.agent === '') {
      context.report('NO_SUBFLOW', 'agent', say('NO_SUBFLOW'));
      return { always: [failed] };
    }
    const states = context.subflow({
      agent: data.agent,
      version: data.version,
      inputs,
      outputs,
      outcomes: data.outcomes,
      returns(outcome) {
        const found = data.outcomes.find((candidate) => candidate.outcome === outcome);
        return found === undefined ? failed : context.target(outcomePort(found.id));
      },
      fails: failed,
    });
    return states ?? { always: [failed] };
  },
};
