import { CALL_TOKEN_TTL_MS, createCallToken } from '@aybiza/auth/call-token';
import { UNKNOWN_ADDRESS } from '@aybiza/auth/network-address';
import { signPagePass } from '@aybiza/auth/page-pass';
import { drawVersion, findLiveDeployment } from '@aybiza/db/deployments';
import { findWidget, findWidgetOwner, type Widget } from '@aybiza/db/widgets';
import { type WidgetId, type WorkspaceId, widgetIdSchema } from '@aybiza/foundation/ids';
import { admit } from '../admit.ts';
import { apiError, notFound } from '../api-error.ts';
import type { RequestContext } from '../context.ts';
import { headersOf, toErrorReply, toTrpcError } from '../error-reply.ts';
import { logFailure } from './log-failure.ts';

/** What a visitor's browser shows: `GET /api/widgets/{id}`. */
export function handleWidget(request: Request, ctx: RequestContext, id: string): Promise<Response> {
  return answerPage(request, ctx, async (page) => {
    const { widget } = await openWidget(ctx, id, page);
    const { looks, byVoice, byText } = widget;
    return { looks, byVoice, byText };
  });
}

/**
 * Lets a visitor call, once, from the page they are on: `POST /api/widgets/{id}/calls`. Gives where the voice server awaits them, and a
 * token. What is tried on a page of ours is a test.
 */
export function handleWidgetCall(request: Request, ctx: RequestContext, id: string): Promise<Response> {
  return answerPage(request, ctx, async (page) => {
    const { visitorLimit, widgetLimit, clock, db, secret, voiceUrl } = ctx.services;
    const { widget, workspaceId, isSuspended } = await openWidget(ctx, id, page);
    // Told the page from here on: it is one that may know.
    page.isListed = true;
    if (ctx.address !== UNKNOWN_ADDRESS) await visitorLimit.count(ctx.address);
    await widgetLimit.count(widget.id);
    if (isSuspended) throw notAnswering();
    const now = clock.now();
    const token = await db.forWorkspace(workspaceId, async (tx) => {
      const deployment = await findLiveDeployment(tx, widget.deploymentId);
      if (deployment === undefined) throw notAnswering();
      // Which one is logged with the call, so a replay needs no chance.
      const { flowVersionId, statechartHash } = drawVersion(deployment.weights, Math.random());
      const runs = { agentId: deployment.agentId, flowVersionId, statechartHash, deploymentId: deployment.id };
      const claims = { workspaceId, ...runs, isTest: page.isOwn, origin: page.origin };
      return createCallToken(tx, { secret, claims, now });
    });
    const url = new URL(`/widget/call/${signPagePass(page.origin, secret)}`, voiceUrl).href;
    return { url, token, expiresAt: now + CALL_TOKEN_TTL_MS };
  });
}

/** The page that a visitor is on, as their browser says it. */
interface Page {
  readonly origin: string;
  /** One of ours, where a widget is tried. */
  readonly isOwn: boolean;
  /** It may show the widget, so it may read why something failed. */
  isListed: boolean;
}

/**
 * A browser names the page in `Origin`, but not when a page of ours only reads something of ours; `Sec-Fetch-Site` says that then (Fetch
 * Metadata). No page can write either header.
 */
function pageOf({ headers }: Request, { services }: RequestContext): Page {
  const isOwn = headers.get('sec-fetch-site') === 'same-origin';
  const own = `${new URL(services.baseUrl).protocol}//${headers.get('host') ?? ''}`;
  return { origin: isOwn ? own : (headers.get('origin') ?? ''), isOwn, isListed: false };
}

/** Alike for a widget that is not there, is turned off, or is not for this page: nobody learns which ones there are. @throws AppError `NOT_FOUND` */
async function openWidget(
  ctx: RequestContext,
  id: string,
  page: Page,
): Promise<{ widget: Widget; workspaceId: WorkspaceId; isSuspended: boolean }> {
  await admit(ctx);
  const widgetId = widgetIdSchema.safeParse(id).data;
  const found = widgetId === undefined ? undefined : await readWidget(ctx, widgetId);
  if (found?.widget.enabled !== true) throw notFound('widget');
  if (!page.isOwn && !found.widget.origins.includes(page.origin)) throw notFound('widget');
  return found;
}

async function readWidget({ services: { db } }: RequestContext, id: WidgetId) {
  const owner = await findWidgetOwner(db, id);
  const widget = owner && (await db.forWorkspace(owner.workspaceId, (tx) => findWidget(tx, id)));
  return widget && { widget, ...owner };
}

function notAnswering() {
  return apiError('CANNOT_CALL', 'Nobody can take your call here at the moment. Please try again later.');
}

/** A page that may show the widget reads the answer (CORS), and no other does: it is told exactly its own origin, never `*`. */
async function answerPage(
  request: Request,
  ctx: RequestContext,
  answer: (page: Page) => Promise<object>,
): Promise<Response> {
  const page = pageOf(request, ctx);
  const common = { vary: 'Origin', 'cache-control': 'no-store', 'x-request-id': ctx.requestId };
  const readable = { 'access-control-allow-origin': page.origin };
  try {
    return Response.json(await answer(page), { headers: { ...common, ...readable } });
  } catch (thrown) {
    const error = toTrpcError(thrown);
    logFailure(ctx, error, 'widget');
    const { httpStatus, ...reply } = toErrorReply(error, ctx.requestId);
    const headers = { ...common, ...(page.isListed ? readable : {}), ...headersOf([error]) };
    return Response.json(reply, { status: httpStatus, headers });
  }
}
