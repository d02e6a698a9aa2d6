import type { Tx } from '@aybiza/db/client';
import { placeWithin } from '@aybiza/telemetry/span';
import { initTRPC } from '@trpc/server';
// The one thing that makes a result of a middleware without calling what is behind it; tRPC is pinned exactly.
import { middlewareMarker } from '@trpc/server/unstable-core-do-not-import';
import { admit } from './admit.ts';
import { apiError } from './api-error.ts';
import type { RequestContext } from './context.ts';
import { doOnce } from './do-once.ts';
import { type Access, enterWorkspace, signInFirst } from './enter-workspace.ts';
import { toErrorReply, toTrpcError } from './error-reply.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where a procedure answers as REST, and what it is for. */
interface RouteOptions {
  route: `${Method} /${string}`;
  summary: string;
  /** What an integrator must know to use it. */
  description?: string;
  /** Left out: the body is an object of the fields that do not stand in the path. */
  rest?: RestInput;
  /** It takes its idempotency key as `idempotencyKey` and keeps it with what it makes, so that not even a crash does it twice. */
  keepsKey?: boolean;
}

/** How a request becomes the input of a procedure whose whole body is one field of it. */
export type RestInput = JsonInput | FileInput;

/** The body is any JSON. */
export interface JsonInput {
  bodyField: string;
}

/** The body is a file as it is, in pieces (`filePieces`); the fields beside it stand in the address. */
export interface FileInput {
  fileField: string;
  maxBytes: number;
}

/** What the REST bridge, the OpenAPI document and the tests read off a procedure. */
export interface ProcedureMeta {
  readonly access: 'public' | 'signedIn' | Access;
  readonly rest?: RestInput;
  readonly keepsKey?: boolean;
  readonly openapi: {
    readonly method: Method;
    readonly path: `/${string}`;
    readonly summary: string;
    readonly description?: string;
    /** May API keys call it? Then it answers as REST. */
    readonly enabled: boolean;
    readonly tags: readonly string[];
  };
}

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => {
      const { message, ...data } = toErrorReply(error, ctx?.requestId ?? '');
      return { code: shape.code, message, data };
    },
  });

export const router = t.router;

const base = t.procedure
  .use(async ({ ctx, path: name, next }) => {
    const { clock, watch } = ctx.services;
    const startedAt = clock.now();
    const place = placeWithin(ctx.place);
    const result = await next({ ctx: { place } });
    const error = result.ok ? undefined : toTrpcError(result.error);
    const code = error === undefined ? 'ok' : toErrorReply(error, ctx.requestId).code;
    watch.called({ name, code, startedAt, endedAt: clock.now(), place, parentId: ctx.caller?.spanId });
    if (error !== undefined) throw error;
    return result;
  })
  .use(async ({ ctx, next }) => {
    await admit(ctx);
    return next();
  });

/** For everybody, signed in or not. */
export function publicProcedure(options: RouteOptions) {
  return base.meta({ access: 'public', ...toOpenApi(options, false) });
}

/** For people who have signed in, in whatever workspace. */
export function signedInProcedure(options: RouteOptions) {
  return base.meta({ access: 'signedIn', ...toOpenApi(options, false) }).use(({ ctx, next }) => {
    if (ctx.session === null) throw signInFirst();
    return next({ ctx: { session: ctx.session } });
  });
}

/** For members with a role, and for keys with a scope: puts the workspace into the context, where every query takes it from. */
export function workspaceProcedure({ role, scope, whileSuspended, ...options }: Access & RouteOptions) {
  const access = { role, scope, whileSuspended };
  return base
    .meta({ access, ...toOpenApi(options, scope !== null) })
    .use(async ({ ctx, next }) => {
      const entrance = await enterWorkspace(ctx, access);
      const { db } = ctx.services;
      const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => db.forWorkspace(entrance.workspaceId, work);
      return next({ ctx: { ...entrance, inWorkspace } });
    })
    .use(async ({ ctx, type, path, meta, getRawInput, next }) => {
      const key = readIdempotencyKey(ctx);
      if (type !== 'mutation' || key === undefined) return next();
      if (meta?.rest !== undefined && 'fileField' in meta.rest)
        throw apiError('BAD_IDEMPOTENCY_KEY', 'A file is taken without an idempotency key.');
      const input = await getRawInput();
      if (meta?.keepsKey === true)
        return next({ getRawInput: async () => ({ idempotencyKey: key, ...Object(input) }) });
      return doOnce({
        ctx,
        workspaceId: ctx.workspaceId,
        procedure: path,
        key,
        input,
        perform: () => next({ getRawInput: async () => input }),
        replyOf: (result) => (result.ok ? { value: result.data } : undefined),
        repeat: (data) => ({ ok: true, data, marker: middlewareMarker }),
      });
    });
}

/** @throws AppError `BAD_IDEMPOTENCY_KEY` */
function readIdempotencyKey({ idempotencyKey }: RequestContext): string | undefined {
  if (idempotencyKey === null) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) return idempotencyKey;
  throw apiError('BAD_IDEMPOTENCY_KEY', 'An idempotency key is 1 to 200 printable ASCII characters without spaces.');
}

function toOpenApi({ route, summary, description, rest, keepsKey }: RouteOptions, enabled: boolean) {
  const space = route.indexOf(' ');
  // A template literal cannot be taken apart by the compiler; its type above is the proof.
  const [method, path] = [route.slice(0, space) as Method, route.slice(space + 1) as `/${string}`];
  const [, tag = ''] = path.split('/');
  const text = description === undefined ? { summary } : { summary, description };
  const own = { ...(rest === undefined ? {} : { rest }), ...(keepsKey === undefined ? {} : { keepsKey }) };
  return { ...own, openapi: { method, path, ...text, enabled, tags: [tag] } };
}
