import { CALL_VARIABLES, type Flow, type Moment, portsOf, type Rule, splitTemplate } from '@aybiza/flow';

/** The steps that calls come to: everything but notes and frames. */
export function stepsOf({ nodes }: Flow): string[] {
  return Object.keys(nodes).filter((id) => nodes[id]?.kind !== 'comment' && nodes[id]?.kind !== 'group');
}

/** The steps that have ways out. */
export function stepsWithWays(flow: Flow): string[] {
  return stepsOf(flow).filter((id) => waysOut(flow, id).length > 0);
}

export function waysOut({ nodes }: Flow, id: string) {
  const node = nodes[id];
  return node === undefined ? [] : portsOf(node);
}

/** What a moment of a sort is about at first; undefined where the flow has nothing of the sort. */
export function firstMoment(flow: Flow, on: Moment['on']): Moment | undefined {
  const [variable] = Object.keys(flow.variables).toSorted();
  switch (on) {
    case 'node': {
      const node = stepsOf(flow).find((id) => flow.nodes[id]?.kind !== 'start');
      return node === undefined ? undefined : { on, node };
    }
    case 'port': {
      const [node] = stepsWithWays(flow).toSorted(
        (left, right) => waysOut(flow, right).length - waysOut(flow, left).length,
      );
      const port = node === undefined ? undefined : waysOut(flow, node)[0];
      return node === undefined || port === undefined ? undefined : { on, node, port: port.id };
    }
    case 'speaks':
      return { on, variable: spokenVariable(flow) ?? variable ?? Object.keys(CALL_VARIABLES)[0] ?? '' };
    case 'sets':
      return variable === undefined ? undefined : { on, variable };
    case 'kind':
      return { on, kind: 'transfer' };
  }
}

/** The first variable that stands in some text: a rule about it is about something that happens. */
function spokenVariable({ nodes, variables }: Flow): string | undefined {
  const holes = Object.values(nodes).flatMap(({ data }) => splitTemplate(JSON.stringify(data)));
  const first = new Set(holes.map(({ kind, source }) => (kind === 'hole' ? /^\s*(\w+)/.exec(source)?.[1] : undefined)));
  return Object.keys(variables)
    .toSorted()
    .find((name) => first.has(name));
}

/** A promise of a sort, to begin with; what is known of another one is kept. */
export function firstDemand(flow: Flow, that: Rule['demands']['that'], known?: Rule['demands']): Rule['demands'] {
  const fallback: Moment = { on: 'kind', kind: 'transfer' };
  if (that === 'withinTurns') return { that, what: known?.what ?? fallback, turns: 3 };
  const what = known?.what ?? firstMoment(flow, 'speaks') ?? fallback;
  const before = known !== undefined && 'before' in known ? known.before : (firstMoment(flow, 'port') ?? fallback);
  return { that, what, before };
}
