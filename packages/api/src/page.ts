import { z } from 'zod';
import { apiError } from './api-error.ts';

/** What every list takes that comes in pages. */
export const pageInput = {
  limit: z.int().min(1).max(100).default(50),
  /** Stands for the place behind the page before, and means something to its list only. */
  cursor: z.string().max(200).optional().meta({ description: 'The `nextCursor` of the page before.' }),
};

/** What every such list gives, beside what it has of its own. */
export function pageOutput<Item extends z.ZodType>(item: Item) {
  return { items: z.array(item), nextCursor: z.string().nullable().meta({ description: 'Null on the last page.' }) };
}

/** A cursor that is the id of the last item of the page before. @throws AppError `INVALID_CURSOR` */
export function readCursor<Id extends z.ZodType>(schema: Id, cursor: string | undefined): z.output<Id> | undefined {
  if (cursor === undefined) return undefined;
  const id = schema.safeParse(cursor);
  if (id.success) return id.data;
  throw apiError('INVALID_CURSOR', 'This cursor is none of this list. Begin with the first page.');
}
