import type { Table } from './scenarios.ts';

/** As in a page of the docs: between two marks that name it. */
export function toMarkdown({ rows }: Table): string {
  const [first] = rows;
  if (first === undefined) throw new Error('A table without a row shows nothing.');
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const names = Object.keys(first);
  return [line(names), line(names.map(() => '---')), ...rows.map((row) => line(Object.values(row)))].join('\n');
}

/**
 * The page with each table between its marks, `<!-- fleet: name -->` and `<!-- end -->`.
 * @throws Error when the page has no place for one of them
 */
export function putIn(page: string, tables: readonly Table[]): string {
  return tables.reduce((text, table) => {
    const marked = new RegExp(`(<!-- fleet: ${table.name} -->\\n)[^]*?(<!-- end -->)`);
    if (!marked.test(text)) throw new Error(`The page has no place for "${table.name}": put its two marks in.`);
    return text.replace(marked, (_all, before: string, after: string) => `${before}\n${toMarkdown(table)}\n\n${after}`);
  }, page);
}
