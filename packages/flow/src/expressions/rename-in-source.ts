import type { ASTNode } from '@marcbachmann/cel-js';
import { parseExpression } from './parse-expression.ts';
import { splitHole, splitTemplate } from './parse-template.ts';

/** Another name for a variable. */
export interface VariableRename {
  readonly name: string;
  readonly to: string;
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
