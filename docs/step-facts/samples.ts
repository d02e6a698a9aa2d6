import { type FlowNode, flowNodeSchema, type NodeKind, nodeKinds } from '@aybiza/flow';

/** Data with which a step has ways out that a new one has not. */
const WITH_EVERY_WAY: Partial<Record<NodeKind, object>> = {
  start: { direction: 'outbound' },
  confirm: { fields: [{ variable: 'day', value: { kind: 'date' } }] },
  branch: { conditions: [{ id: 'adult', when: 'age >= 18' }] },
  request: { call: { via: 'http' }, rules: [{ id: 'missing', label: 'Not found', from: 404, to: 404 }] },
  wait: { until: { signal: 'paid' } },
  subflow: { outcomes: [{ id: 'booked', outcome: 'booked' }] },
  group: { exits: [{ port: 'exit.noMatch' }], limits: { seconds: 60 } },
};

/** A new step of a kind and, where that has more ways out, one that has them all. */
export function samplesOf(kind: NodeKind): FlowNode[] {
  const full = WITH_EVERY_WAY[kind];
  return [nodeKinds[kind].defaults(), ...(full === undefined ? [] : [full])].map((data) =>
    flowNodeSchema.parse({ kind, data }),
  );
}
