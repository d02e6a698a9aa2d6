import type { CompileContext } from './definition.ts';

/** Two ways out with one id would share a port: the second could never be taken. */
export function reportTwinIds(field: string, items: readonly { readonly id: string }[], context: CompileContext): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id))
      context.report(
        'DUPLICATE_ID',
        `${field}.${index}`,
        `Two of these have the id “${id}”: the second is never taken.`,
      );
    seen.add(id);
  }
}
