import type { Flow } from '@aybiza/flow';

/** A problem as it is told: found here, or by an installation whose compiler may be newer and know further codes. */
export interface ToldProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The nodes a caller passes, where the problem is a way. */
  readonly path?: readonly string[] | undefined;
  readonly place: { readonly [Part in 'node' | 'port' | 'field' | 'edge']?: string | undefined };
}

/** One line per problem: severity, place, sentence, code. Empty for none. */
export function describeProblems(flow: Flow, problems: readonly ToldProblem[]): string {
  return problems.map((problem) => `${describe(flow, problem)}\n`).join('');
}

function describe(flow: Flow, { severity, place, message, code, path }: ToldProblem): string {
  const label = place.node === undefined ? undefined : flow.nodes[place.node]?.label;
  const parts = [
    place.node === undefined
      ? undefined
      : label === undefined || label === ''
        ? place.node
        : `${place.node} “${label}”`,
    place.port === undefined ? undefined : `port ${place.port}`,
    place.field === undefined ? undefined : `field ${place.field}`,
    place.edge === undefined ? undefined : `edge ${place.edge}`,
  ].filter((part) => part !== undefined);
  return `${severity.padEnd(7)}  ${parts.join(', ') || 'flow'}: ${message} [${code}]${path === undefined ? '' : `\n         by way of ${path.join(' → ')}`}`;
}
