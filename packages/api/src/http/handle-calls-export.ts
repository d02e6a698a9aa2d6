import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { CallFilter } from '@aybiza/db/list-calls';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { admit } from '../admit.ts';
import { exportCalls } from '../call/export-calls.ts';
import { leaveOut } from '../call/leave-out.ts';
import { callFilterShape } from '../call/list-calls.schema.ts';
import type { RequestContext } from '../context.ts';
import { enterWorkspace } from '../enter-workspace.ts';
import { toErrorReply, toTrpcError } from '../error-reply.ts';
import { logFailure } from './log-failure.ts';

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
export async function handleCallsExport(request: Request, ctx: RequestContext): Promise<Response> {
  const headers = { 'x-request-id': ctx.requestId, 'cache-control': 'private, no-store' };
  try {
    admit(ctx);
    const { db, clock } = ctx.services;
    const { workspaceId, actor } = await enterWorkspace(ctx, { role: 'viewer', scope: 'calls:read' });
    const filter = readFilter(new URL(request.url).searchParams);
    await db.forWorkspace(workspaceId, (tx) =>
      addAuditEntry(tx, { actor, action: 'calls.export', subject: 'calls', detail: { filters: Object.keys(filter) } }),
    );
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const about = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="calls-${day}.csv"`,
      'x-content-type-options': 'nosniff',
    };
    return new Response(toStream(exportCalls(db, workspaceId, filter)), { headers: { ...headers, ...about } });
  } catch (thrown) {
    const error = toTrpcError(thrown);
    logFailure(ctx, error, 'calls.export');
    const { httpStatus, ...reply } = toErrorReply(error, ctx.requestId);
    return Response.json(reply, { status: httpStatus, headers });
  }
}

function readFilter(query: URLSearchParams): CallFilter {
  const parsed = querySchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error });
  return leaveOut(parsed.data);
}

/** Reads on only when the reader has taken what there is, and stops when they leave. */
function toStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
