import { noteReaderLanguage } from '@aybiza/db/reader-languages';
import { hasAnyOwner } from '@aybiza/db/workspaces';
import { assertNever } from '@aybiza/foundation/assert-never';
import { pickReaderLanguage, READER_LANGUAGE_COOKIE } from '@aybiza/foundation/reader-language';
import type { AuthOptions } from './auth-options.ts';
import { DOORS, type Door, READABLE } from './doors.ts';
import type { CountedGuess, GuessLimits } from './guess-limits.ts';
import { networkAddress } from './network-address.ts';
import {
  ADDRESS_HEADER,
  BASE_PATH,
  cookiePrefix,
  type KeepMail,
  originsOf,
  SHORTEST_PASSWORD,
} from './open-sign-in.ts';
import { refuse } from './refuse.ts';
import { isWeakPassword } from './weak-password.ts';

/** Whose session a request shows. */
interface Person {
  id: string;
  email: string;
  twoFactor: boolean;
  /** In which they read. */
  language?: string | null | undefined;
  languageChosen?: boolean | null | undefined;
}

export interface AnswerWorld extends Pick<AuthOptions, 'db' | 'baseUrl' | 'singleSignOn'> {
  mail: 'practice' | 'real' | 'none';
  limits: GuessLimits;
  keepMail: KeepMail;
  readSession(headers: Headers): Promise<Person | null>;
  /** Has a link to a new password been sent for it? */
  wasLinkSent(request: Request): boolean;
  /** Whose password a request has just set by a link. */
  resetBy(request: Request): string | undefined;
  /** better-auth's own answer. */
  answer(request: Request): Promise<Response>;
}

/** A browser in which somebody was signed in is known for so long. */
const DEVICE_LIVES_S = 180 * 24 * 3_600;
const LANGUAGE_LIVES_S = 365 * 24 * 3_600;
const LARGEST_BODY = 64 * 1024;
const NEWS_TTL_MS = 3 * 24 * 60 * 60_000;

/** Answers what may be asked here: by a page of ours, with what belongs into it, and not too often. */
export async function answerRequest(request: Request, world: AnswerWorld): Promise<Response> {
  const path = pathOf(request);
  const headers = withAddress(request.headers);
  if (request.method === 'GET' && READABLE.has(path)) {
    const answered = await world.answer(new Request(request.url, { headers }));
    return withCookies(request, { answered, world });
  }
  const door = request.method === 'POST' ? findDoor(path, world) : undefined;
  if (door === undefined) return refuse(404, 'NOT_FOUND', 'There is nothing here.');
  if (!isFromOurPage(request, world.baseUrl))
    return refuse(403, 'INVALID_ORIGIN', 'Only pages of this installation may do that.');
  const body = await readBody(request, door);
  if (body === undefined) return refuse(400, 'INVALID_REQUEST', 'Something is missing or too long.');
  const obstacle = await findObstacle(path, { body, request, world });
  if (obstacle !== undefined) return obstacle;
  const prepared = new Request(request.url, { method: 'POST', headers, body: JSON.stringify(body) });
  return answerCounted(prepared, { path, door, body, world });
}

function pathOf({ url }: Request): string {
  return new URL(url).pathname.replace(BASE_PATH, '');
}

function findDoor(path: string, { singleSignOn }: AnswerWorld): Door | undefined {
  if (path === '/sign-in/social' && singleSignOn === undefined) return undefined;
  return DOORS.get(path);
}

interface Asked {
  path: string;
  door: Door;
  body: object;
  world: AnswerWorld;
}

async function answerCounted(request: Request, { path, door, body, world }: Asked): Promise<Response> {
  const person = await world.readSession(request.headers);
  const counted = await count(request, { door, body, world, person });
  if ('waitMs' in counted) return tooMany(counted.waitMs);
  if (counted === QUIET) return Response.json(RESET_ASKED);
  const answered = await world.answer(request);
  if (!answered.ok) return answered;
  if (door.counting === 'mail' && !world.wasLinkSent(request)) await pretendToSend(body, world);
  await counted.wasRight();
  await tellOfChange(path, person, world);
  return withCookies(request, { answered: await withoutToken(answered), world });
}

/** For an address without an account: the same work, so that the time tells nothing. What is kept has expired already. */
async function pretendToSend(body: object, { keepMail, baseUrl }: AnswerWorld): Promise<void> {
  await keepMail({ kind: 'reset', to: namedIn(body), link: new URL('/reset-password', baseUrl).href }, 0);
}

const UNCOUNTED: CountedGuess = { wasRight: async () => {} };
/** The mailbox has had enough for now; whoever asks is not told. */
const QUIET: CountedGuess = { wasRight: async () => {} };
/** As better-auth answers, whether there is such an account or not. */
const RESET_ASKED = {
  status: true,
  message: 'If this email exists in our system, check your email for the reset link',
};

async function count(
  request: Request,
  { door, body, world, person }: Omit<Asked, 'path'> & { person: Person | null },
): Promise<CountedGuess | { waitMs: number }> {
  const { limits } = world;
  const address = networkAddress(request.headers);
  const deviceToken = deviceTokenOf(request, world);
  const named = namedIn(body);
  switch (door.counting) {
    case undefined:
      return UNCOUNTED;
    case 'password':
      return limits.countSignIn({ email: named, address, deviceToken });
    case 'ownPassword':
      return person === null ? UNCOUNTED : limits.countSignIn({ email: person.email, address, deviceToken });
    case 'secret':
      return limits.countAddress(address);
    case 'mail':
    case 'ownMail': {
      const email = door.counting === 'mail' ? named : person?.email;
      if (email === undefined) return UNCOUNTED;
      const verdict = await limits.countMail({ email, address });
      if (verdict === 'send') return UNCOUNTED;
      if (verdict === 'keepQuiet') return door.counting === 'mail' ? QUIET : { waitMs: 5 * 60_000 };
      return verdict;
    }
    default:
      return assertNever(door.counting);
  }
}

async function findObstacle(
  path: string,
  { body, request, world }: { body: object; request: Request; world: AnswerWorld },
): Promise<Response | undefined> {
  if (path === '/sign-up/email' && (await hasAnyOwner(world.db))) {
    return refuse(403, 'SIGN_UP_CLOSED', 'This installation has an owner already. Ask them for an account.');
  }
  if (world.mail === 'none' && (path === '/request-password-reset' || path === '/confirm-email/send')) {
    return refuse(403, 'NO_MAIL', 'This installation sends no e-mails. Ask whoever runs it.');
  }
  const chosen = chosenPassword(path, body);
  if (chosen === undefined) return undefined;
  if (chosen.length < SHORTEST_PASSWORD)
    return refuse(400, 'PASSWORD_TOO_SHORT', `A password has at least ${SHORTEST_PASSWORD} characters.`);
  const email = namedIn(body) || ((await world.readSession(request.headers))?.email ?? '');
  if (!isWeakPassword(chosen, email)) return undefined;
  return refuse(
    400,
    'PASSWORD_TOO_COMMON',
    'This password is among the first that anybody would try. Choose another one.',
  );
}

/** The address that a request is about; empty where it names none. */
function namedIn(body: object): string {
  return 'email' in body && typeof body.email === 'string' ? body.email : '';
}

function chosenPassword(path: string, body: object): string | undefined {
  if ('newPassword' in body) return String(body.newPassword);
  return path === '/sign-up/email' && 'password' in body ? String(body.password) : undefined;
}

/** What somebody else may have done in a person's name, they hear of. */
async function tellOfChange(path: string, person: Person | null, { keepMail }: AnswerWorld): Promise<void> {
  if (person === null) return;
  const to = person.email;
  if (path === '/change-password') await keepMail({ kind: 'passwordChanged', to }, NEWS_TTL_MS);
  if (path === '/two-factor/disable') await keepMail({ kind: 'secondFactorChanged', to, isOn: false }, NEWS_TTL_MS);
  if (path === '/two-factor/verify-totp' && !person.twoFactor) {
    await keepMail({ kind: 'secondFactorChanged', to, isOn: true }, NEWS_TTL_MS);
  }
}

/** What a browser is to know of whoever has just come in by it, changed their language, or proved by a link that they are who they say. */
async function withCookies(
  request: Request,
  { answered, world }: { answered: Response; world: AnswerWorld },
): Promise<Response> {
  const newSession = answered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => pair.startsWith(`${cookiePrefix(world.baseUrl)}.session_token=`) && !pair.endsWith('='));
  const signedIn = newSession === undefined ? null : await world.readSession(new Headers({ cookie: newSession }));
  const person =
    signedIn ?? (pathOf(request) === '/account/language' ? await world.readSession(request.headers) : null);
  const email = signedIn?.email ?? world.resetBy(request);
  const cookies = [
    ...(person === null ? [] : await keepLanguage(request, { person, world })),
    ...(email === undefined ? [] : rememberDevice(request, { email, world })),
  ];
  if (cookies.length === 0) return answered;
  const headers = new Headers(answered.headers);
  const secure = new URL(world.baseUrl).protocol === 'https:' ? '; Secure' : '';
  for (const cookie of cookies) headers.append('set-cookie', `${cookie}; Path=/; SameSite=Lax${secure}`);
  return new Response(answered.body, { status: answered.status, headers });
}

/** Pages are in the language that somebody has chosen, in every browser they come in by; else in that of the browser, in which they are then written to. */
async function keepLanguage(
  request: Request,
  { person: { id, language, languageChosen }, world }: { person: Person; world: AnswerWorld },
): Promise<string[]> {
  if (languageChosen === true) return [`${READER_LANGUAGE_COOKIE}=${language}; Max-Age=${LANGUAGE_LIVES_S}`];
  const kept = cookieOf(request, READER_LANGUAGE_COOKIE);
  await noteReaderLanguage(world.db, id, pickReaderLanguage(kept, request.headers.get('accept-language')));
  return [];
}

/** Whoever comes in, or has proved by a link that they are who they say, has a browser that is known from now on. */
function rememberDevice(request: Request, { email, world }: { email: string; world: AnswerWorld }): string[] {
  if (world.limits.isDeviceTokenOf(deviceTokenOf(request, world), email)) return [];
  return [`${deviceCookie(world)}=${world.limits.createDeviceToken(email)}; HttpOnly; Max-Age=${DEVICE_LIVES_S}`];
}

function deviceCookie({ baseUrl }: AnswerWorld): string {
  return `${cookiePrefix(baseUrl)}.known_device`;
}

function deviceTokenOf(request: Request, world: AnswerWorld): string | undefined {
  return cookieOf(request, deviceCookie(world));
}

function cookieOf({ headers }: Request, name: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Browsers send Origin with every POST, forms of other sites included; programs, which have no cookies to be misused, need not. */
function isFromOurPage({ headers }: Request, baseUrl: string): boolean {
  const origin = headers.get('origin');
  const isJson = /^application\/json\b/i.test(headers.get('content-type') ?? '');
  return isJson && (origin === null || originsOf(baseUrl).includes(origin));
}

async function readBody(request: Request, door: Door): Promise<object | undefined> {
  const text = await readText(request);
  if (text === undefined) return undefined;
  try {
    return door.body.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON
  }
}

/** Undefined for more than belongs here, of which no more is read. */
async function readText({ body }: Request): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.byteLength;
    if (bytes > LARGEST_BODY) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

/** better-auth says the session's token in its answers too; pages have it in a cookie that no script can read, and nowhere else. */
async function withoutToken(answered: Response): Promise<Response> {
  if (!/^application\/json\b/.test(answered.headers.get('content-type') ?? '')) return answered;
  const body: unknown = await answered.json();
  const said = typeof body === 'object' && body !== null && 'token' in body ? { ...body, token: undefined } : body;
  return new Response(JSON.stringify(said), { status: answered.status, headers: answered.headers });
}

function withAddress(from: Headers): Headers {
  const headers = new Headers(from);
  headers.set(ADDRESS_HEADER, networkAddress(from).replace(/\/64$/, ''));
  // They are of the body that came, and not of what is left of it.
  headers.delete('content-length');
  headers.delete('transfer-encoding');
  return headers;
}

function tooMany(waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1_000);
  const refused = refuse(429, 'TOO_MANY_ATTEMPTS', `Too many attempts. Try again in ${seconds} s.`);
  refused.headers.set('retry-after', String(seconds));
  return refused;
}
