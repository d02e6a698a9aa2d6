import type { Db } from '@aybiza/db/client';
import { addMember, listMembers } from '@aybiza/db/members';
import { createWorkspace, findDemoWorkspace, hasAnyOwner, listMemberships } from '@aybiza/db/workspaces';

/** Unique in the installation: of two first visitors who come at once, the database lets one have it. */
const FIRST_SLUG = 'main';

/**
 * Whoever signs in while nobody owns anything but the demo gets the first workspace. The demo goes with it while it is untouched;
 * once somebody has come in by the demo's click, what is in there is theirs. That demo owner stays what they are.
 */
export async function claimOwnership(db: Db, userId: string): Promise<void> {
  if (await hasAnyOwner(db)) return;
  if ((await listMemberships(db, userId)).length > 0) return;
  const made = await createWorkspace(db, { name: 'My workspace', slug: FIRST_SLUG, ownerUserId: userId });
  if (made.status === 'slugTaken') return;
  const demo = await findDemoWorkspace(db);
  if (demo === undefined) return;
  await db.forWorkspace(demo, async (tx) => {
    if ((await listMembers(tx)).length === 0) await addMember(tx, { userId, role: 'owner' });
  });
}
