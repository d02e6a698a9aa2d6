import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { admit } from '../admit.ts';
import type { RequestContext } from '../context.ts';
import { enterWorkspace } from '../enter-workspace.ts';
import { toErrorReply, toTrpcError } from '../error-reply.ts';
import type { Scope } from '../scope.ts';
import { logFailure } from './log-failure.ts';

export interface CsvExport {
  /** Of the file and of what is in it, such as `calls`. */
  readonly name: string;
  /** What a key needs; null where only people may. */
  readonly scope: Scope | null;
  /** What is asked for: the lines, and what the audit log says about it. Throws when it is asked for wrongly. */
  read(workspaceId: WorkspaceId): Asked | Promise<Asked>;
}

interface Asked {
  readonly lines: AsyncGenerator<string>;
  readonly detail: object;
}

/** Gives a list as a CSV file to whoever may read it, as it is read from the database. Who took it is written down. */
export async function exportCsv(ctx: RequestContext, { name, scope, read }: CsvExport): Promise<Response> {
  const headers = { 'x-request-id': ctx.requestId, 'cache-control': 'private, no-store' };
  const action = `${name}.export`;
  try {
    await admit(ctx);
    const { db, clock } = ctx.services;
    const { workspaceId, actor } = await enterWorkspace(ctx, { role: 'viewer', scope });
    const { lines, detail } = await read(workspaceId);
    await db.forWorkspace(workspaceId, (tx) => addAuditEntry(tx, { actor, action, subject: name, detail }));
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const about = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${day}.csv"`,
      'x-content-type-options': 'nosniff',
    };
    return new Response(toStream(lines), { headers: { ...headers, ...about } });
  } catch (thrown) {
    const error = toTrpcError(thrown);
    logFailure(ctx, error, action);
    const { httpStatus, ...reply } = toErrorReply(error, ctx.requestId);
    return Response.json(reply, { status: httpStatus, headers });
  }
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
