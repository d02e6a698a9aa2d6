import { renameInStep } from './after-call/rename-in-step.ts';
import { renameInExpression, renameInTemplate, type VariableRename } from './expressions/rename-in-source.ts';
import { type FieldUse, fieldUses } from './field-uses.ts';
import type { Flow } from './flow.ts';
import { type FlowNode, flowNodeSchema } from './node.ts';
import type { Moment, Rule } from './rule.ts';
import type { Scenario } from './scenario.ts';

/**
 * The flow with a variable renamed in its declaration and wherever the compiler reads or writes it: in expressions, in the holes of
 * texts, where a value is kept. What cannot be parsed stays as it is written, and so does a node that would grow beyond what a
 * node may hold; both are problems afterwards. Nodes in which nothing changes keep their object.
 */
export function renameVariable(flow: Flow, rename: VariableRename): Flow {
  const declared = Object.entries(flow.variables).map(([name, variable]) => [
    name === rename.name ? rename.to : name,
    variable,
  ]);
  const nodes = Object.entries(flow.nodes).map(([id, node]) => [id, renameInNode(flow, node, rename)]);
  return {
    ...flow,
    variables: Object.fromEntries(declared),
    nodes: Object.fromEntries(nodes),
    translations: mapValues(flow.translations, (texts) =>
      mapValues(texts, (fields) => mapValues(fields, (text) => renameInTemplate(text, rename))),
    ),
    rules: mapValues(flow.rules, (rule) => renameInRule(rule, rename)),
    scenarios: mapValues(flow.scenarios, (scenario) => renameInScenario(scenario, rename)),
    afterCall: flow.afterCall.map((step) => renameInStep(step, rename)),
  };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function renameInRule({ name, demands }: Rule, rename: VariableRename): Rule {
  const inMoment = (moment: Moment): Moment =>
    'variable' in moment && moment.variable === rename.name ? { ...moment, variable: rename.to } : moment;
  const what = inMoment(demands.what);
  return {
    name,
    demands:
      demands.that === 'withinTurns' ? { ...demands, what } : { ...demands, what, before: inMoment(demands.before) },
  };
}

function renameInScenario(scenario: Scenario, { name, to }: VariableRename): Scenario {
  const begins = Object.entries(scenario.begins).map(([variable, value]) => [variable === name ? to : variable, value]);
  const steps = scenario.steps.map((step) =>
    'expect' in step && step.expect === 'variable' && step.name === name ? { ...step, name: to } : step,
  );
  return { ...scenario, begins: Object.fromEntries(begins), steps };
}

function renameInNode(flow: Flow, node: FlowNode, rename: VariableRename): FlowNode {
  let data: unknown = node.data;
  for (const { field, as } of fieldUses(flow, node)) {
    data = updateAt(data, field.split('.'), (source) => RENAMERS[as](source, rename));
  }
  if (data === node.data) return node;
  const renamed = flowNodeSchema.safeParse({ ...node, data });
  return renamed.success ? renamed.data : node;
}

const RENAMERS: Readonly<Record<FieldUse['as'], (source: string, rename: VariableRename) => string>> = {
  template: renameInTemplate,
  expression: renameInExpression,
  variable: (source, { name, to }) => (source === name ? to : source),
};

/** The same value with the text at a path changed; the very same object when nothing changes, or when there is no text. */
function updateAt(value: unknown, [key, ...path]: readonly string[], update: (source: string) => string): unknown {
  if (key === undefined) return typeof value === 'string' ? update(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const known: unknown = Reflect.get(value, key);
  const updated = updateAt(known, path, update);
  if (updated === known) return value;
  return Array.isArray(value) ? value.with(Number(key), updated) : { ...value, [key]: updated };
}
