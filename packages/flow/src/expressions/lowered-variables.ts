import type { Expression, Template } from '@aybiza/statechart';

/** The variables that a lowered expression reads, each as often as it is read. */
export function variablesIn(expression: Expression): string[] {
  const found: string[] = [];
  collect(expression, found);
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  const node = value as { op?: unknown; name?: unknown };
  // What stands in a literal is data, whatever it looks like.
  if (node.op === 'value') return;
  if (node.op === 'variable' && typeof node.name === 'string') found.push(node.name);
  else for (const part of Object.values(value)) collect(part, found);
}

/** Names as they are: those of the flow that a call begins in. */
export function sameName(variable: string): string {
  return variable;
}

/** A lowered expression or template with other names for its variables. */
export function renamed<Tree extends Expression | Template>(tree: Tree, nameOf: (variable: string) => string): Tree {
  return nameOf === sameName ? tree : (rename(tree, nameOf) as Tree);
}

function rename(value: unknown, nameOf: (variable: string) => string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => rename(item, nameOf));
  const node = value as { op?: unknown; name?: unknown };
  if (node.op === 'value') return value;
  if (node.op === 'variable' && typeof node.name === 'string') return { op: 'variable', name: nameOf(node.name) };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rename(part, nameOf)]));
}
