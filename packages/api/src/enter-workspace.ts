import type { AccessGround } from '@aybiza/db/lost-access';
import { type Role, rolesFrom } from '@aybiza/db/members';
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
  /** For what leads out of a suspension. Left out: a suspended workspace refuses it. */
  whileSuspended?: true | undefined;
}

/** Where somebody was let in, and as whom, for the record. */
export interface Entrance {
  workspaceId: WorkspaceId;
  actor: { type: 'person'; id: string } | { type: 'key'; id: ApiKeyId };
  /** By what right, for whoever stays: an `AccessWatch` tells when it ends. */
  ground: AccessGround;
}

/**
 * The one place that lets anybody into a workspace. Whoever is not a member learns no more than that there is no such one.
 * @throws AppError `UNAUTHENTICATED`, `FORBIDDEN` or `NOT_FOUND`, RateLimitedError
 */
export async function enterWorkspace(ctx: RequestContext, access: Access): Promise<Entrance> {
  const entrance = ctx.key === null ? await enterAsPerson(ctx, access) : enterAsKey(ctx, ctx.key, access.scope);
  await ctx.services.workspaceLimit.count(entrance.workspaceId);
  return entrance;
}

export function signInFirst() {
  return apiError('UNAUTHENTICATED', 'Sign in first, or send an API key.');
}

async function enterAsPerson(ctx: RequestContext, { role, whileSuspended }: Access): Promise<Entrance> {
  if (ctx.session === null) throw signInFirst();
  const { userId, sessionId } = ctx.session;
  const membership = chooseMembership(await listMemberships(ctx.services.db, userId), ctx.wantedWorkspace);
  if (membership.isSuspended && whileSuspended !== true) throw suspended();
  const roles = rolesFrom(role);
  if (!roles.includes(membership.role)) {
    throw apiError('FORBIDDEN', `This takes the role ${role}; yours is ${membership.role}.`);
  }
  const { workspaceId } = membership;
  return { workspaceId, actor: { type: 'person', id: userId }, ground: { workspaceId, userId, roles, sessionId } };
}

function chooseMembership(memberships: readonly Membership[], wanted: string | null): Membership {
  const first = memberships.find(({ isSuspended }) => !isSuspended) ?? memberships[0];
  const found = wanted === null ? first : memberships.find(({ workspaceId }) => workspaceId === wanted);
  if (found !== undefined) return found;
  if (wanted !== null) throw notFound('workspace');
  throw apiError('FORBIDDEN', 'You are not a member of any workspace. Ask its owner to add you.');
}

function enterAsKey(ctx: RequestContext, key: NonNullable<RequestContext['key']>, scope: Scope | null): Entrance {
  if (key.isSuspended) throw suspended();
  if (scope === null) throw apiError('FORBIDDEN', 'This takes a person; API keys may not do it.');
  if (!key.scopes.includes(scope)) throw apiError('FORBIDDEN', `This takes a key with the scope ${scope}.`);
  if (ctx.wantedWorkspace !== null && ctx.wantedWorkspace !== key.workspaceId) throw notFound('workspace');
  const { id: keyId, workspaceId } = key;
  return { workspaceId, actor: { type: 'key', id: keyId }, ground: { workspaceId, keyId, scope } };
}

function suspended() {
  return apiError('WORKSPACE_SUSPENDED', 'This workspace is suspended. Its owners can restore it under Settings.');
}
