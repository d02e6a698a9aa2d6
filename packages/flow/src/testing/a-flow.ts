import { type Flow, flowSchema } from '../flow.ts';

interface LooseNode {
  kind: string;
  label?: string;
  group?: string;
  data: unknown;
}

interface LooseEdge {
  from: { node: string; port: string };
  to: { node: string };
}

/** Builds a flow in a test, node by node: `aFlow().say('hi', 'Hello').edge('hi', 'next', 'bye').end('bye').start('hi').build()`. */
export function aFlow() {
  const nodes: Record<string, LooseNode> = {};
  const edges: Record<string, LooseEdge> = {};
  let wired = 0;
  const variables: Record<string, unknown> = {};
  const rules: Record<string, unknown> = {};
  const knowledge: Record<string, unknown> = {};
  const afterCall: object[] = [];
  const builder = {
    node(id: string, node: LooseNode) {
      nodes[id] = { label: id, ...node };
      return builder;
    },
    edge(from: string, port: string, to: string) {
      edges[`e${wired++}`] = { from: { node: from, port }, to: { node: to } };
      return builder;
    },
    /** Leads the wires of a step elsewhere: those of one port, or all of them. */
    lead(from: string, to: string, port?: string) {
      for (const edge of Object.values(edges))
        if (edge.from.node === from && (port === undefined || edge.from.port === port)) edge.to = { node: to };
      return builder;
    },
    /** Puts a step into a group. */
    group(id: string, group: string) {
      const node = nodes[id];
      if (node !== undefined) node.group = group;
      return builder;
    },
    /** Other data for a step. */
    data(id: string, data: unknown) {
      const node = nodes[id];
      if (node !== undefined) node.data = data;
      return builder;
    },
    variable(name: string, type: string) {
      variables[name] = { type };
      return builder;
    },
    rule(id: string, rule: unknown) {
      rules[id] = rule;
      return builder;
    },
    knowledge(id: string, text: string) {
      knowledge[id] = { title: id, text };
      return builder;
    },
    /** A step after the call; its id is its kind's unless given. */
    after(kind: string, data: object = {}, more: object = {}) {
      afterCall.push({ id: kind, kind, data, ...more });
      return builder;
    },
    start: (to: string) => builder.node('start', { kind: 'start', data: {} }).edge('start', 'next', to),
    say: (id: string, text: string) => builder.node(id, { kind: 'say', data: { text } }),
    menu: (id: string, options: readonly string[]) =>
      builder.node(id, {
        kind: 'menu',
        data: { prompt: 'How can I help?', options: options.map((option) => ({ id: option, label: option })) },
      }),
    end: (id: string, outcome = 'finished') => builder.node(id, { kind: 'end', data: { text: 'Goodbye.', outcome } }),
    /** @throws ZodError when the test itself builds something that is no flow */
    build: (): Flow =>
      flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes, edges, variables, rules, knowledge, afterCall }),
  };
  return builder;
}
