import { parseExpression } from './parse-expression.ts';
import { splitHole, splitTemplate } from './parse-template.ts';
import { itemNames, namesRead } from './source-tree.ts';

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
  const isTaken = itemNames(parsed.value).includes(to);
  const moves = namesRead(parsed.value).flatMap(({ name: from, start }) => {
    if (from === name) return [{ start, from, to }];
    return isTaken && from === to ? [{ start, from, to: `${to}_item` }] : [];
  });
  // From the end, so that the places before stay where they are.
  return moves
    .toSorted((left, right) => right.start - left.start)
    .reduce((text, move) => text.slice(0, move.start) + move.to + text.slice(move.start + move.from.length), source);
}
