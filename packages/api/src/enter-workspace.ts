import type { Role } from '@aybiza/db/members';
import { listMemberships, type Membership } from '@aybiza/db/workspaces';
import type { ApiKeyId, WorkspaceId } from '@aybiza/foundation/ids';
import { apiError, notFound } from './api-error.ts';
import type { RequestContext } from './context.ts';
import type { Scope } from './scope.ts';

/** Who may do something in a workspace. */
export interface Access {
  /** The least role of a person. */
  role: Role;
  /** What an API key needs; null where only people may. */
  scope: Scope | null;
}

/** Where somebody was let in, and as whom, for the record. */
export interface Entrance {
  workspaceId: WorkspaceId;
  actor: { type: 'person'; id: string } | { type: 'key'; id: ApiKeyId };
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, publisher: 2, owner: 3 };

/**
 * The one place that lets anybody into a workspace. Whoever is not a member learns no more than that there is no such one.
 * @throws AppError `UNAUTHENTICATED`, `FORBIDDEN` or `NOT_FOUND`, RateLimitedError
 */
export async function enterWorkspace(ctx: RequestContext, access: Access): Promise<Entrance> {
  const entrance = ctx.key === null ? await enterAsPerson(ctx, access.role) : enterAsKey(ctx, ctx.key, access.scope);
  await ctx.services.workspaceLimit.count(entrance.workspaceId);
  return entrance;
}

export function signInFirst() {
  return apiError('UNAUTHENTICATED', 'Sign in first, or send an API key.');
}

async function enterAsPerson(ctx: RequestContext, role: Role): Promise<Entrance> {
  if (ctx.session === null) throw signInFirst();
  const { userId } = ctx.session;
  const membership = chooseMembership(await listMemberships(ctx.services.db, userId), ctx.wantedWorkspace);
  if (RANK[membership.role] < RANK[role]) {
    throw apiError('FORBIDDEN', `This takes the role ${role}; yours is ${membership.role}.`);
  }
  return { workspaceId: membership.workspaceId, actor: { type: 'person', id: userId } };
}

function chooseMembership(memberships: readonly Membership[], wanted: string | null): Membership {
  const found = wanted === null ? memberships[0] : memberships.find(({ workspaceId }) => workspaceId === wanted);
  if (found !== undefined) return found;
  if (wanted !== null) throw notFound('workspace');
  throw apiError('FORBIDDEN', 'You are not a member of any workspace. Ask its owner to add you.');
}

function enterAsKey(ctx: RequestContext, key: NonNullable<RequestContext['key']>, scope: Scope | null): Entrance {
  if (scope === null) throw apiError('FORBIDDEN', 'This takes a person; API keys may not do it.');
  if (!key.scopes.includes(scope)) throw apiError('FORBIDDEN', `This takes a key with the scope ${scope}.`);
  if (ctx.wantedWorkspace !== null && ctx.wantedWorkspace !== key.workspaceId) throw notFound('workspace');
  return { workspaceId: key.workspaceId, actor: { type: 'key', id: key.id } };
}
