import { CALL_VARIABLES, type Flow, type FlowNode, flowNodeSchema, variableNameSchema } from '@aybiza/flow';
import type { Command } from './command.ts';

export interface RenameVariableArgs {
  readonly name: string;
  readonly to: string;
}

/** Gives a variable another name, everywhere it is written, read or spoken. */
export const renameVariable: Command<RenameVariableArgs> = {
  name: 'rename-variable',
  label: 'Rename a variable',
  shortcut: null,
  allowed: (flow, { name, to }) =>
    Object.hasOwn(flow.variables, name) &&
    variableNameSchema.safeParse(to).success &&
    !Object.hasOwn(flow.variables, to) &&
    !Object.hasOwn(CALL_VARIABLES, to),
  run(flow, { name, to }) {
    flow.variables = Object.fromEntries(
      Object.entries(flow.variables).map(([known, variable]) => [known === name ? to : known, variable]),
    );
    for (const id of Object.keys(flow.nodes)) renameInNode(flow, id, { name, to });
  },
};

function renameInNode(flow: Flow, id: string, rename: RenameVariableArgs): void {
  const node = flow.nodes[id];
  if (node === undefined) return;
  const data = renameIn(node.data, { rename, key: '', expressions: EXPRESSION_FIELDS[node.kind] ?? [] });
  const parsed = flowNodeSchema.safeParse({ ...node, data });
  if (parsed.success && JSON.stringify(parsed.data.data) !== JSON.stringify(node.data)) node.data = parsed.data.data;
}

/** The fields that hold an expression rather than a text with holes. */
const EXPRESSION_FIELDS: Partial<Record<FlowNode['kind'], readonly string[]>> = {
  branch: ['when'],
  set: ['value'],
  request: ['inputs'],
};

interface RenameScope {
  readonly rename: RenameVariableArgs;
  readonly key: string;
  readonly expressions: readonly string[];
}

function renameIn(value: unknown, scope: RenameScope): unknown {
  const { rename, key, expressions } = scope;
  if (typeof value === 'string') {
    if (key === 'variable') return value === rename.name ? rename.to : value;
    if (expressions.includes(key)) return renameInExpression(value, rename);
    return value.replace(/\{\{[^}]*\}\}/g, (hole) => renameInExpression(hole, rename));
  }
  if (Array.isArray(value)) return value.map((item: unknown) => renameIn(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  const inside = (name: string) => ({ ...scope, key: expressions.includes(key) ? key : name });
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, renameIn(item, inside(name))]));
}

/** Renames whole words, but neither fields of objects (`a.name`) nor anything inside quotes. */
export function renameInExpression(source: string, { name, to }: RenameVariableArgs): string {
  return source.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\.?[A-Za-z_]\w*/g, (word) => (word === name ? to : word));
}
