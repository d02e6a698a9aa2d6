import { err, ok, type Result } from '@aybiza/foundation/result';
import { parseExpression } from '../expressions/parse-expression.ts';
import { type ASTNode, hasComment } from '../expressions/source-tree.ts';
import type { ConditionRow, RowCondition, RowGroup } from './condition.ts';
import { literalOf, readRow, variableOf } from './read-row.ts';

/** Why a condition cannot be shown in rows: it cannot be read at all, rows would lose its comment, or it asks for more than rows can. */
export type BeyondRows = 'unreadable' | 'comment' | 'other';

type Joins = RowCondition['joins'];

/**
 * A condition in CEL as rows. What comes back means exactly what was written, for every value of every variable; what rows cannot say
 * exactly is not read at all. The same rows written again may be spelled otherwise.
 */
export function readCondition(source: string): Result<RowCondition, BeyondRows> {
  if (source.trim() === '') return ok({ joins: 'all', parts: [] });
  const parsed = parseExpression(source);
  if (!parsed.ok) return err('unreadable');
  const condition = readJoined(parsed.value);
  if (condition === undefined) return err('other');
  return hasComment(source, parsed.value) ? err('comment') : ok(condition);
}

function readJoined(node: ASTNode): RowCondition | undefined {
  const joins: Joins = node.op === '||' ? 'any' : 'all';
  const parts = readParts<ConditionRow | RowGroup>(node, joins, (part) => readRow(part) ?? readGroup(part, joins));
  return parts === undefined ? undefined : { joins, parts };
}

/** What is joined the other way inside a condition: a group, or the two halves of a range. */
function readGroup(node: ASTNode, outer: Joins): ConditionRow | RowGroup | undefined {
  const joins: Joins = outer === 'all' ? 'any' : 'all';
  const rows = readParts(node, joins, (part) => readRow(part) ?? (joins === 'any' ? readRange(part) : undefined));
  const [only] = rows ?? [];
  return rows?.length === 1 ? only : rows && { rows };
}

function readRange(node: ASTNode): ConditionRow | undefined {
  const [first, second, ...more] = partsOf(node, 'all');
  return more.length > 0 ? undefined : rangeOf(first, second);
}

/** The parts that are joined in this way, each read; undefined when one of them cannot be. */
function readParts<Part>(
  node: ASTNode,
  joins: Joins,
  read: (part: ASTNode) => Part | undefined,
): (Part | ConditionRow)[] | undefined {
  const nodes = partsOf(node, joins);
  const parts: (Part | ConditionRow)[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const [first, second] = [nodes[at], nodes[at + 1]];
    const range = joins === 'all' ? rangeOf(first, second) : undefined;
    if (range !== undefined) at += 1;
    const part = range ?? (first && read(first));
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

/** The operands of a chain of “and” or “or”, however it is bracketed: that makes no difference to what it means. */
function partsOf(node: ASTNode, joins: Joins): ASTNode[] {
  if (node.op === '&&' && joins === 'all') return node.args.flatMap((part) => partsOf(part, joins));
  if (node.op === '||' && joins === 'any') return node.args.flatMap((part) => partsOf(part, joins));
  return [node];
}

/** `18 <= age && age <= 65` */
function rangeOf(first: ASTNode | undefined, second: ASTNode | undefined): ConditionRow | undefined {
  if (first?.op !== '<=' || second?.op !== '<=') return undefined;
  const [from, variable] = [literalOf(first.args[0]), variableOf(first.args[1])];
  const [same, to] = [variableOf(second.args[0]), literalOf(second.args[1])];
  if (from === undefined || to === undefined || variable === undefined || variable !== same) return undefined;
  return { variable, operator: 'between', from, to };
}
