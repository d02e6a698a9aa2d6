import { createSeal, type Seal } from '@aybiza/region-protocol';
import { type Bindings, readSettings, type Settings } from './env.ts';
import { log } from './log.ts';
import { copyBooks } from './number-book.ts';
import type { Platform } from './platform.ts';
import { answerWebhook, isWebhook } from './twilio/answer-webhook.ts';
import { answerWidget, isOfWidget } from './widget.ts';

/** Read once in the life of an isolate; Cloudflare gives the variables with the first request. */
let opened: Promise<{ readonly settings: Settings; readonly seal: Seal }> | undefined;

async function open(env: Bindings) {
  const settings = readSettings(env);
  return { settings, seal: await createSeal(settings.secret) };
}

async function fetchAtEdge(request: Request, bindings: Bindings, platform: Platform): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/health') return Response.json({ ok: true });
  const isOfTwilio = request.method === 'POST' && isWebhook(pathname);
  if (!isOfTwilio && !isOfWidget(pathname)) return new Response(null, { status: 404 });
  opened ??= open(bindings);
  const world = { ...(await opened), bindings, platform };
  return isOfTwilio ? answerWebhook(request, world) : answerWidget(request, world);
}

async function copyNumbers(bindings: Bindings): Promise<void> {
  opened ??= open(bindings);
  const { settings, seal } = await opened;
  const unread = await copyBooks({ ...settings, seal, store: bindings.NUMBERS });
  for (const region of unread) log('number book not read', { region });
}

// biome-ignore lint/style/noDefaultExport: the form of a Worker
export default {
  fetch: fetchAtEdge,
  scheduled: (_event: unknown, bindings: Bindings, platform: Platform) => platform.waitUntil(copyNumbers(bindings)),
};
