import type { Db } from '@aybiza/db/client';
import { addMember } from '@aybiza/db/members';
import { createWorkspace, findDemoWorkspace, hasAnyOwner } from '@aybiza/db/workspaces';

/** Unique in the installation: of two first visitors who come at once, the database lets one have it. */
const FIRST_SLUG = 'main';

/** Whoever signs in while nobody owns anything gets the first workspace, and the seeded one with it. */
export async function claimOwnership(db: Db, userId: string): Promise<void> {
  if (await hasAnyOwner(db)) return;
  const made = await createWorkspace(db, { name: 'My workspace', slug: FIRST_SLUG, ownerUserId: userId });
  if (made.status === 'slugTaken') return;
  const demo = await findDemoWorkspace(db);
  if (demo !== undefined) await db.forWorkspace(demo, (tx) => addMember(tx, { userId, role: 'owner' }));
}
