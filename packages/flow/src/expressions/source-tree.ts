import { MACROS } from '@aybiza/statechart';
import type { ASTNode } from '@marcbachmann/cel-js';

export type { ASTNode };

/** Every place where an expression reads a name: neither inside quotes nor where the name is a field of something else. */
export function namesRead(node: ASTNode): { name: string; start: number }[] {
  if (node.op === 'id') return [{ name: node.args, start: node.start }];
  return partsOf(node.args).flatMap(namesRead);
}

/** What the walks through lists call their items: `slot` in `slots.exists(slot, slot.free)`. */
export function itemNames(node: ASTNode): string[] {
  const item = node.op === 'rcall' && Object.hasOwn(MACROS, node.args[0]) ? node.args[2][0] : undefined;
  return [...(item?.op === 'id' ? [item.args] : []), ...partsOf(node.args).flatMap(itemNames)];
}

/** Does the source of this tree say something that is no part of the tree? */
export function hasComment(source: string, tree: ASTNode): boolean {
  const written = valuesIn(tree)
    .toSorted((left, right) => right.start - left.start)
    // What is in quotes may look like a comment.
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), source);
  return written.includes('//');
}

function valuesIn(node: ASTNode): ASTNode[] {
  return node.op === 'value' ? [node] : partsOf(node.args).flatMap(valuesIn);
}

/** The nodes right below, however an operator keeps them: alone, in lists, in lists of lists. */
function partsOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(partsOf);
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'start' in value;
}
