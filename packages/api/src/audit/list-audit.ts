import { listAuditEntries } from '@aybiza/db/audit-entries';
import { workspaceProcedure } from '../trpc.ts';
import { listAuditInput, listAuditOutput } from './audit.schema.ts';
import { findActorNames } from './find-actor-names.ts';

/** Who did what in the workspace, newest first, page by page. Every member may know who listened to whom. */
export const listAudit = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /audit',
  summary: 'List the audit log',
})
  .input(listAuditInput)
  .output(listAuditOutput)
  .query(({ ctx, input: { limit, cursor, ...filter } }) =>
    ctx.inWorkspace(async (tx) => {
      const behind = cursor === undefined ? {} : { beforeSeq: Number(cursor) };
      const entries = await listAuditEntries(tx, limit, { ...filter, ...behind });
      const nameOf = await findActorNames(tx, entries);
      const items = entries.map(({ actor, ...entry }) => ({
        ...entry,
        actor: { ...actor, name: nameOf(actor.id) },
        subjectName: nameOf(entry.subject),
      }));
      const last = entries.length === limit ? entries.at(-1) : undefined;
      return { items, nextCursor: last === undefined ? null : String(last.seq) };
    }),
  );
