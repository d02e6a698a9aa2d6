import { AppError } from '@aybiza/foundation/errors';
import type { inferRouterOutputs } from '@trpc/server';
import type { RequestContext } from '../context.ts';
import { type AppRouter, appRouter } from '../root.ts';

/** Who asks for a page, and what they may do in the workspace that they are in. */
export type FoundAccess =
  | { readonly status: 'signedOut' }
  /** They are in none. */
  | { readonly status: 'nowhere' }
  /** The one that their browser remembers is not theirs any more. */
  | { readonly status: 'lost' }
  | {
      readonly status: 'found';
      readonly person: { readonly name: string; readonly email: string };
      readonly access: inferRouterOutputs<AppRouter>['session']['getAccess'];
    };

/** For pages, which are drawn on the server: the same answer as the procedure's. Rejects when the database does not answer. */
export async function findAccess(ctx: RequestContext): Promise<FoundAccess> {
  if (ctx.failure !== undefined) throw ctx.failure;
  if (ctx.session === null) return { status: 'signedOut' };
  const { name, email } = ctx.session;
  try {
    const access = await appRouter.createCaller(ctx).session.getAccess();
    return { status: 'found', person: { name, email }, access };
  } catch (error) {
    const code = error instanceof Error && error.cause instanceof AppError ? error.cause.code : undefined;
    if (code === 'NOT_FOUND') return { status: 'lost' };
    if (code === 'FORBIDDEN') return { status: 'nowhere' };
    throw error;
  }
}
