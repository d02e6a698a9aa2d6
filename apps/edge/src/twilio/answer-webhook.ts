import type { Seal } from '@aybiza/region-protocol';
import type { Bindings, Region, Settings } from '../env.ts';
import { log } from '../log.ts';
import { findNumber, type KnownNumber } from '../number-book.ts';
import type { Platform } from '../platform.ts';
import { mayAnswer, orderRegions } from '../regions/order-regions.ts';
import { type Standing, UNKNOWN } from '../regions/standing.ts';
import { watchRegions } from '../regions/watch-regions.ts';
import { lastResort } from './last-resort.ts';
import { askForDocument, type PassedOn, passOn } from './pass-on.ts';
import { readWebhook, type Webhook } from './read-webhook.ts';

/** What Twilio asks, and is answered with TwiML. */
const QUESTIONS: ReadonlySet<string> = new Set(
  ['voice', 'fallback', 'resume', 'briefing'].map((name) => `/twilio/${name}`),
);
/** What Twilio reports. */
const REPORTS: ReadonlySet<string> = new Set(['/twilio/status', '/twilio/picked-up']);

export function isWebhook(path: string): boolean {
  return QUESTIONS.has(path) || REPORTS.has(path);
}

export interface EdgeWorld {
  readonly settings: Settings;
  readonly seal: Seal;
  readonly bindings: Bindings;
  readonly platform: Platform;
}

/** Twilio gets TwiML, whatever happens to the regions; whoever is not Twilio gets nothing. */
export async function answerWebhook(request: Request, world: EdgeWorld): Promise<Response> {
  const { settings, bindings } = world;
  const { pathname, search, searchParams } = new URL(request.url);
  const url = settings.publicUrl + pathname + search;
  const webhook = await readWebhook(request, { url, accounts: settings.accounts });
  if (webhook === undefined) return new Response(null, { status: 403 });
  const address = addressOf(request);
  if (webhook.signed === 'unknown' && !(await bindings.UNKNOWN_ACCOUNTS.limit({ key: address })).success)
    return new Response(null, { status: 429, headers: { 'Retry-After': '10' } });
  const asked: PassedOn = {
    pathAndQuery: pathname + search,
    body: webhook.body,
    signature: request.headers.get('x-twilio-signature') ?? '',
    address,
  };
  const options = { ...settings, seal: world.seal, store: bindings.NUMBERS };
  const known = await findNumber(webhook.number, options);
  if (REPORTS.has(pathname)) return tellRegions(asked, known, world);
  try {
    return await askRegions({ asked, webhook, known, path: pathname, hasIt: searchParams.get('region') }, world);
  } catch (error) {
    // Of the platform, such as its cache: the caller is not told of it by silence.
    log('regions could not be asked', { path: pathname, why: String(error) });
    return twimlOf(lastResort(pathname, webhook, known?.entry));
  }
}

interface Question {
  readonly asked: PassedOn;
  readonly webhook: Webhook;
  readonly known: KnownNumber | undefined;
  readonly path: string;
  readonly hasIt: string | null;
}

/** One region after the other, until one has an answer; then the static one. */
async function askRegions({ asked, webhook, known, path, hasIt }: Question, world: EdgeWorld): Promise<Response> {
  const { settings, platform, seal } = world;
  const { standings, note } = await watchRegions(settings.regions, { ...settings, seal }, platform);
  const call = { ...webhook, hasIt, knownIn: known?.knownIn, pinnedTo: known?.entry.pinnedTo };
  const regions = orderRegions(settings.regions, standings, call);
  const until = Date.now() + settings.answerInAllMs;
  let politely: string | undefined;
  let isRefused = false;
  for (const [index, region] of regions.entries()) {
    const standing = standings.get(region.name) ?? UNKNOWN;
    const deadlineMs = deadlineOf(
      standing,
      { isLast: index === regions.length - 1, leftMs: until - Date.now() },
      settings,
    );
    if (deadlineMs <= 0) break;
    const answer = await askForDocument(region, asked, { deadlineMs, publicUrl: settings.publicUrl });
    note(region, answer.type === 'failed' ? 'badly' : 'well');
    if (answer.type === 'failed') log('region did not answer', { region: region.name, why: answer.why });
    if (answer.type === 'refused') isRefused = true;
    if (answer.type !== 'document') continue;
    if (!answer.isTurnedAway) return twimlOf(answer.document);
    politely ??= answer.document;
  }
  // Of whoever is not believed anywhere nobody knows that they are Twilio.
  if (politely === undefined && isRefused && webhook.signed === 'unknown') return new Response(null, { status: 403 });
  // A region that does not know the number cannot ring anybody for it; the book can.
  const rings = politely?.includes('<Dial') === true || known?.entry.fallback === undefined;
  if (politely !== undefined && rings) return twimlOf(politely);
  log('no region answered', { path, isKnown: known !== undefined });
  return twimlOf(lastResort(path, webhook, known?.entry));
}

/** The last region may take all the time that is left: nobody is behind it. One that is out has half the time of one that is well. */
function deadlineOf(
  { isIn }: Standing,
  { isLast, leftMs }: { readonly isLast: boolean; readonly leftMs: number },
  { answerMs }: Pick<Settings, 'answerMs'>,
): number {
  if (isLast) return leftMs;
  return Math.min(leftMs, isIn ? answerMs : answerMs / 2);
}

/**
 * A report goes to every region that may have the call: one has it, and one may have been asked about it and been too slow. It means nothing
 * to the others. Twilio does not wait for them.
 */
async function tellRegions(
  asked: PassedOn,
  known: KnownNumber | undefined,
  { settings, platform }: EdgeWorld,
): Promise<Response> {
  const whose = { knownIn: known?.knownIn, pinnedTo: known?.entry.pinnedTo };
  const regions = settings.regions.filter((region) => mayAnswer(region, whose));
  const tell = async (region: Region) => {
    const response = await passOn(region, asked, AbortSignal.timeout(settings.answerInAllMs));
    await response.body?.cancel();
  };
  platform.waitUntil(Promise.allSettled(regions.map(tell)));
  return new Response(null, { status: 204 });
}

/** Cloudflare: `CF-Connecting-IP`. */
export function addressOf({ headers }: Request): string {
  return headers.get('cf-connecting-ip') ?? '';
}

function twimlOf(document: string): Response {
  return new Response(document, {
    headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
