import { freeId } from '../free-id.ts';
import { say } from '../sentences/say.ts';
import type { CompileContext } from './definition.ts';

/** Two ways out with one id would share a port: the second could never be taken. */
export function reportTwinIds(field: string, items: readonly { readonly id: string }[], context: CompileContext): void {
  const taken = new Set(items.map((item) => item.id));
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id))
      context.report('DUPLICATE_ID', `${field}.${index}`, {
        said: say('DUPLICATE_ID.way', id),
        fix: {
          said: say('fix.ownId'),
          edits: [{ field: `${field}.${index}.id`, value: freeId(id, taken) }],
        },
      });
    seen.add(id);
  }
}
