import { exportContacts } from '../contact/export-contacts.ts';
import type { RequestContext } from '../context.ts';
import { exportCsv } from './csv-export.ts';

/** Gives all contacts as a CSV file to whoever may read them. */
export function handleContactsExport(_request: Request, ctx: RequestContext): Promise<Response> {
  const { db } = ctx.services;
  return exportCsv(ctx, {
    name: 'contacts',
    scope: 'contacts:read',
    read: (workspaceId) => ({ lines: exportContacts(db, workspaceId), detail: {} }),
  });
}
