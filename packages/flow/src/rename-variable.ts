import type { ASTNode } from '@marcbachmann/cel-js';
import { parseExpression } from './expressions/parse-expression.ts';
import { splitHole, splitTemplate } from './expressions/parse-template.ts';
import type { Flow } from './flow.ts';
import { type FlowNode, flowNodeSchema, type NodeKind } from './node.ts';
import type { CompileContext } from './node-kinds/definition.ts';
import { definitionOf } from './node-kinds/index.ts';

/** Another name for a variable. */
export interface VariableRename {
  readonly name: string;
  readonly to: string;
}

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

/** A text with the variable renamed in its holes. */
export function renameInTemplate(source: string, rename: VariableRename): string {
  const parts = splitTemplate(source).map(({ kind, source: written }) => {
    if (kind !== 'hole') return written;
    const { expression } = splitHole(written);
    return `{{${renameInExpression(expression, rename)}${written.slice(expression.length)}}}`;
  });
  return parts.join('');
}

/** An expression with the variable renamed: neither inside quotes nor where the name is a field of something else. */
export function renameInExpression(source: string, rename: VariableRename): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  // From the end, so that the places before stay where they are.
  const starts = findUses(parsed.value, rename.name).toSorted((left, right) => right - left);
  return starts.reduce(
    (text, start) => text.slice(0, start) + rename.to + text.slice(start + rename.name.length),
    source,
  );
}

/** Where the variable is read, in characters from the start. */
function findUses(node: ASTNode, name: string): number[] {
  if (node.op === 'id') return node.args === name ? [node.start] : [];
  return partsOf(node.args).flatMap((part) => findUses(part, name));
}

/** The nodes right below, however an operator keeps them: alone, in lists, in lists of lists. */
function partsOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(partsOf);
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'start' in value;
}
