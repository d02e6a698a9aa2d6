import { addAuditEntry } from '@aybiza/db/audit-entries';
import { createWorkspace as createStored } from '@aybiza/db/workspaces';
import { newId } from '@aybiza/foundation/new-id';
import { workspaceProcedure } from '../trpc.ts';
import { createWorkspaceInput, createWorkspaceOutput } from './workspace.schema.ts';

/** Makes another workspace, owned by whoever makes it. Whoever owns none here may not: they were invited to work in one. */
export const createWorkspace = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /workspaces',
  summary: 'Create a workspace',
})
  .input(createWorkspaceInput)
  .output(createWorkspaceOutput)
  .mutation(async ({ ctx, input: { name } }) => {
    const { actor, services } = ctx;
    const made = await createStored(services.db, { name, slug: slugOf(name), ownerUserId: actor.id });
    if (made.status === 'slugTaken') throw new Error('a random slug must be free');
    const { id: workspaceId } = made.workspace;
    await services.db.forWorkspace(workspaceId, (tx) =>
      addAuditEntry(tx, { actor, action: 'workspace.created', subject: workspaceId, detail: { name } }),
    );
    return { workspaceId };
  });

/** Readable, and unlike any other: two practices may have the same name. */
function slugOf(name: string): string {
  const readable = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30);
  return `${readable}-${newId('workspace').slice(-8)}`;
}
