import type { CallFilter } from '@aybiza/db/list-calls';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { exportCalls } from '../call/export-calls.ts';
import { leaveOut } from '../call/leave-out.ts';
import { callFilterShape } from '../call/list-calls.schema.ts';
import type { RequestContext } from '../context.ts';
import { exportCsv } from './csv-export.ts';

const number = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number);
/** The filter of the list in an address, where everything is text. */
const querySchema = z.strictObject({
  ...z.strictObject(callFilterShape).shape,
  isTest: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  startedFrom: number.pipe(callFilterShape.startedFrom.unwrap()).optional(),
  startedBefore: number.pipe(callFilterShape.startedBefore.unwrap()).optional(),
  minDurationMs: number.pipe(callFilterShape.minDurationMs.unwrap()).optional(),
  maxDurationMs: number.pipe(callFilterShape.maxDurationMs.unwrap()).optional(),
});

/** Gives the list of calls as a CSV file to whoever may read calls, as it is read from the database. Who took it is written down. */
export function handleCallsExport(request: Request, ctx: RequestContext): Promise<Response> {
  const { db } = ctx.services;
  return exportCsv(ctx, {
    name: 'calls',
    scope: 'calls:read',
    read(workspaceId) {
      const filter = readFilter(new URL(request.url).searchParams);
      return { lines: exportCalls(db, workspaceId, filter), detail: { filters: Object.keys(filter) } };
    },
  });
}

function readFilter(query: URLSearchParams): CallFilter {
  const parsed = querySchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error });
  return leaveOut(parsed.data);
}
