import { renameInExpression, renameInTemplate, type VariableRename } from './expressions/rename-in-source.ts';
import type { Flow } from './flow.ts';
import { type FlowNode, flowNodeSchema, type NodeKind } from './node.ts';
import type { CompileContext } from './node-kinds/definition.ts';
import { definitionOf } from './node-kinds/index.ts';

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
  const nodes = Object.entries(flow.nodes).map(([id, node]) => [id, renameInNode(node, rename)]);
  return { ...flow, variables: Object.fromEntries(declared), nodes: Object.fromEntries(nodes) };
}

function renameInNode(node: FlowNode, rename: VariableRename): FlowNode {
  let data: unknown = node.data;
  for (const { field, as } of readFields(node)) {
    data = updateAt(data, field.split('.'), (source) => RENAMERS[as](source, rename));
  }
  if (data === node.data) return node;
  const renamed = flowNodeSchema.safeParse({ ...node, data });
  return renamed.success ? renamed.data : node;
}

type FieldUse = { readonly field: string; readonly as: 'template' | 'expression' | 'variable' };

/** Which fields the compiler takes for what: found out by compiling, so that no second list can fall behind the node kinds. */
function readFields(node: FlowNode): FieldUse[] {
  const uses: FieldUse[] = [];
  const note = (field: string, as: FieldUse['as']) => {
    uses.push({ field, as });
  };
  const template: CompileContext['template'] = (field) => {
    note(field, 'template');
    return [];
  };
  definitionOf<NodeKind>(node).compile(node.data, {
    node: '',
    target: () => ({ target: '' }),
    report: () => undefined,
    template,
    prompt: template,
    expression(field) {
      note(field, 'expression');
      return { op: 'value', value: null };
    },
    writes: (field) => note(field, 'variable'),
  });
  return uses;
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
