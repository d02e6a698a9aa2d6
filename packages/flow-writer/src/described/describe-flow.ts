import { type Flow, type Problem, validateFlow } from '@aybiza/flow';

/** As many problems as are told at once: whoever mends these is told of the others. */
const MOST_PROBLEMS = 40;

/** A flow in the shape in which the tools take it, without places and translations. */
export function describeFlow(flow: Flow): string {
  const steps = Object.entries(flow.nodes).map(([id, { kind, label, group, data }]) =>
    JSON.stringify({ id, kind, label, ...(group === undefined ? {} : { group }), data }),
  );
  const wires = Object.values(flow.edges).map(({ from, to }) => `${from.node}.${from.port} > ${to.node}`);
  const variables = Object.entries(flow.variables).map(([name, { type, description, personal }]) =>
    JSON.stringify({ name, type, description, personal }),
  );
  const documents = Object.entries(flow.knowledge).map(([id, { title }]) => `${id}: ${title}`);
  const { language, timeZone, persona } = flow.settings;
  return [
    `LINE ${JSON.stringify({ language, timeZone, persona })}`,
    `VARIABLES\n${variables.join('\n')}`,
    ...(documents.length === 0 ? [] : [`DOCUMENTS\n${documents.join('\n')}`]),
    `STEPS\n${steps.join('\n')}`,
    `WIRES\n${wires.join('\n')}`,
  ].join('\n\n');
}

/** What is wrong with a flow, the errors first: what stands in the way of callers, then what is to be weighed. */
export function describeProblems(flow: Flow): string {
  const problems = validateFlow(flow).toSorted((left, right) => rank(left) - rank(right));
  if (problems.length === 0) return 'NO PROBLEMS';
  const told = problems.slice(0, MOST_PROBLEMS).map(({ severity, code, message, place }) => {
    const where = [place.node, place.port, place.field, place.rule, place.edge].filter((part) => part !== undefined);
    return `${severity} ${code} at ${where.length === 0 ? 'the flow' : where.join(' / ')}: ${message}`;
  });
  const rest = problems.length - told.length;
  return `PROBLEMS\n${told.join('\n')}${rest === 0 ? '' : `\nand ${rest} more`}`;
}

/** Errors that stand in the way of publishing. */
export function countErrors(flow: Flow): number {
  return validateFlow(flow).filter(({ severity }) => severity === 'error').length;
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}
