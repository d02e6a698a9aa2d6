import type { Tx } from '@aybiza/db/client';
import { listMembers } from '@aybiza/db/members';
import { noteOutboundRefused, type OutboundRefusedError } from '@aybiza/db/outbound/admit-outbound';
import { getWorkspace } from '@aybiza/db/workspaces';
import type { Sealer } from '@aybiza/foundation/sealer';
import { keepAccountMail } from './account-mail.ts';

/** What it tells is of use for a day. */
const OF_USE_MS = 86_400_000;

/**
 * Keeps that a call was refused by the bounds on calls that agents place, and has the workspace's owners told: at the first of its kind in an
 * hour, and when all placing stops. In the transaction of the request, which must end well for it.
 */
export async function tellOutboundRefused(
  tx: Tx,
  refusal: OutboundRefusedError,
  { sealer, designerUrl, now }: { sealer: Sealer; designerUrl: string | undefined; now: number },
): Promise<void> {
  const { cap: why } = refusal;
  const { first, stopped } = await noteOutboundRefused(tx, refusal, now);
  if (why === 'stopped' || (!first && !stopped)) return;
  const { name: workspaceName } = await getWorkspace(tx);
  const link = designerUrl === undefined ? undefined : new URL('/usage#outbound', designerUrl).href;
  for (const { email: to, role } of await listMembers(tx)) {
    if (role !== 'owner') continue;
    const mail = { kind: 'outboundRefused' as const, to, workspaceName, why, stopped, link };
    await keepAccountMail(tx, { sealer, mail, expiresAt: now + OF_USE_MS });
  }
}
