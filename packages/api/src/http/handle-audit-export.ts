import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { auditFilterShape } from '../audit/audit.schema.ts';
import { exportAudit } from '../audit/export-audit.ts';
import type { RequestContext } from '../context.ts';
import { exportCsv } from './csv-export.ts';

const moment = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number);
/** The filter of the page in an address, where everything is text. */
const querySchema = z.strictObject({
  ...auditFilterShape,
  from: moment.pipe(auditFilterShape.from.unwrap()).optional(),
  before: moment.pipe(auditFilterShape.before.unwrap()).optional(),
});

/** Gives the audit log as a CSV file, with the filters of the page. */
export function handleAuditExport(request: Request, ctx: RequestContext): Promise<Response> {
  const { db } = ctx.services;
  return exportCsv(ctx, {
    name: 'audit',
    scope: null,
    read(workspaceId) {
      const parsed = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
      if (!parsed.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error });
      return { lines: exportAudit(db, workspaceId, parsed.data), detail: parsed.data };
    },
  });
}
