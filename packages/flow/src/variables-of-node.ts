import { parseExpression } from './expressions/parse-expression.ts';
import { splitHole, splitTemplate } from './expressions/parse-template.ts';
import { itemNames, namesRead } from './expressions/source-tree.ts';
import { type FieldUse, fieldUses } from './field-uses.ts';
import type { Flow } from './flow.ts';
import type { FlowNode } from './node.ts';

/**
 * The names of the variables that a node reads or fills, declared or not; with those of its translations, where `id` is its own in the
 * flow. What cannot be parsed names none.
 */
export function variablesOfNode(flow: Flow, id: string, node: FlowNode): Set<string> {
  const written = fieldUses(flow, node).flatMap(({ field, as }) => namesIn(as, textAt(node.data, field.split('.'))));
  const translated = Object.values(flow.translations).flatMap((texts) =>
    Object.values(texts[id] ?? {}).flatMap((text) => namesIn('template', text)),
  );
  return new Set([...written, ...translated]);
}

function namesIn(as: FieldUse['as'], source: string): string[] {
  if (as === 'variable') return source === '' ? [] : [source];
  const expressions =
    as === 'expression'
      ? [source]
      : splitTemplate(source).flatMap((part) => (part.kind === 'hole' ? [splitHole(part.source).expression] : []));
  return expressions.flatMap((expression) => {
    const parsed = parseExpression(expression);
    if (!parsed.ok) return [];
    const items = itemNames(parsed.value);
    return namesRead(parsed.value).flatMap(({ name }) => (items.includes(name) ? [] : [name]));
  });
}

function textAt(value: unknown, [key, ...path]: readonly string[]): string {
  if (key === undefined) return typeof value === 'string' ? value : '';
  return typeof value === 'object' && value !== null ? textAt(Reflect.get(value, key), path) : '';
}
