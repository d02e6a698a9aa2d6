import { MACROS } from '@aybiza/statechart';
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

/** An expression with the variable renamed: neither inside quotes nor where the name is a field or an item of something else. */
export function renameInExpression(source: string, rename: VariableRename): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  const { name, to } = rename;
  // An item of a list that is called as the variable will be gives way, or it would hide the variable.
  const given = itemNames(parsed.value).includes(to) ? findUses(parsed.value, to) : [];
  const moves = [
    ...findUses(parsed.value, name).map((start) => ({ start, from: name, to })),
    ...given.map((start) => ({ start, from: to, to: `${to}_item` })),
  ];
  // From the end, so that the places before stay where they are.
  return moves
    .toSorted((left, right) => right.start - left.start)
    .reduce((text, move) => text.slice(0, move.start) + move.to + text.slice(move.start + move.from.length), source);
}

/** Where a name is read, in characters from the start. */
function findUses(node: ASTNode, name: string): number[] {
  if (node.op === 'id') return node.args === name ? [node.start] : [];
  return partsOf(node.args).flatMap((part) => findUses(part, name));
}

/** What the walks through lists call their items: `slot` in `slots.exists(slot, slot.free)`. */
function itemNames(node: ASTNode): string[] {
  const item = node.op === 'rcall' && Object.hasOwn(MACROS, node.args[0]) ? node.args[2][0] : undefined;
  return [...(item?.op === 'id' ? [item.args] : []), ...partsOf(node.args).flatMap(itemNames)];
}

/** The nodes right below, however an operator keeps them: alone, in lists, in lists of lists. */
function partsOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(partsOf);
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'start' in value;
}
