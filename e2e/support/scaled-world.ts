import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { createOperatorToken } from '@aybiza/auth/operator-token';
import { createApiKey } from '@aybiza/db/api-keys';
import { createDb, type Db } from '@aybiza/db/client';
import { copyDatabase, startTestServer } from '@aybiza/db/testing/test-server';
import { callIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { portOf } from '@aybiza/sandbox/port-of';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import {
  type EffectLog,
  publishSurvivalLine,
  SURVIVAL_NUMBER,
  startEffectLog,
} from '../../apps/voice/src/testing/survival-line.ts';
import { readSecrets } from '../../scripts/start/secrets.ts';
import { publishCardLines } from './card-lines.ts';
import { addMemberOf } from './colleague.ts';
import { launchProduct } from './launch-product.ts';

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
const TOKEN = 'a token of the practice account';
const PROGRAM = /^ +(?<name>(?:voice|worker|designer)-\d) +(?<url>http:\S+) +process (?<pid>\d+)/gm;
const REDIS = /redis:\/\/\S+/;
const RESOURCES = ['agents', 'flows', 'contacts', 'callbacks', 'knowledge', 'credentials', 'webhooks', 'alerts'];
const SCOPES = ['calls:read', 'calls:place', ...RESOURCES.flatMap((one) => [`${one}:read`, `${one}:write`])];

/** A process of the installation as it was started. */
export interface ScaledProcess {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
}

/** Webhooks after calls: how often each was told, and everything that came. */
export interface Hook {
  readonly told: ReadonlyMap<string, number>;
  readonly received: readonly string[];
}

/** The scaled set-up on this machine, its callers, and everything that it leaves behind elsewhere. */
export interface ScaledWorld {
  /** The one address. */
  readonly url: string;
  readonly db: Db;
  readonly ownerUrl: string;
  readonly redisUrl: string;
  /** Logs, recordings, caches, and what Redis keeps. */
  readonly dataDir: string;
  readonly processes: readonly ScaledProcess[];
  /** What flows asked of another system. */
  readonly effects: EffectLog;
  /** What was told after calls. */
  readonly hook: Hook & { readonly url: string };
  /** Where the stand-ins for vendors are. */
  readonly vendorsUrl: string;
  /** What the stand-ins for Deepgram, Bedrock and Twilio were given. */
  readonly vendors: readonly { readonly where: string; readonly text: string }[];
  mails(): readonly unknown[];
  /** A caller of the line that asks for a name and offers coffee, or of another one. */
  phone(from: string, to?: string): TwilioCall;
  /** Does in the API what a page of the workspace's owner does. */
  ask(procedure: string, input: unknown): Promise<Record<string, string>>;
  /** Asks the REST API over the one address. */
  rest(path: string, init?: RequestInit): Promise<Response>;
  /** Lets one page listen to a live call, once. */
  letListen(callId: string): Promise<string>;
  /** All figures of a process, as text. */
  metrics(process: ScaledProcess): Promise<string>;
  /** Everything that all programs have logged. */
  logs(): Promise<string>;
  close(): Promise<void>;
}

/** Starts it; what is given is added to the environment of all programs. */
export async function startScaledWorld(env: NodeJS.ProcessEnv = {}): Promise<ScaledWorld> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return await open(env, closing, close);
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function open(
  env: NodeJS.ProcessEnv,
  closing: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<ScaledWorld> {
  const use = <Thing extends object>(thing: Thing, end: (thing: Thing) => Promise<unknown>): Thing => {
    closing.push(() => end(thing));
    return thing;
  };
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-scaled-'));
  closing.push(() => rm(dataDir, { recursive: true, force: true }));
  await chmod(dataDir, 0o711); // as root, the database runs as somebody else, who must pass through
  const place = await copyDatabase(use(await startTestServer(), (server) => server.stop()));
  const db = use(createDb({ url: place.appUrl }), (it) => it.close());
  const vendors: { where: string; text: string }[] = [];
  const sandbox = use(
    await startSandbox({ fast: true, onReceived: (where, text) => vendors.push({ where, text }) }),
    (it) => it.close(),
  );
  const effects = use(await startEffectLog(), (it) => it.close());
  const hook = use(await startHook(), (it) => it.close());
  const { workspaceId } = await publishSurvivalLine(db, effects.url, [
    { id: 'sum', kind: 'summary' },
    { id: 'tell', kind: 'webhook', after: ['sum'], data: { url: hook.url } },
  ]);
  await publishCardLines(db, hook.url);
  const key = await openKey(db, workspaceId);
  const own = { AYBIZA_DATA_DIR: dataDir, DATABASE_URL: place.appUrl, ...environmentOf({ sandbox, effects, hook }) };
  const product = use(await launchProduct({ ...own, ...env }, ['--scaled']), (it) => it.stop());
  const { url } = product;
  return {
    ...{ url, db, ownerUrl: place.ownerUrl, dataDir, effects, hook, vendors, vendorsUrl: sandbox.url, close },
    redisUrl: REDIS.exec(product.printed())?.[0] ?? '',
    mails: () => sandbox.mail.list(),
    processes: [...product.printed().matchAll(PROGRAM)].map(({ groups }) => ({
      name: groups?.name ?? '',
      url: groups?.url ?? '',
      pid: Number(groups?.pid),
    })),
    phone: (from, to = SURVIVAL_NUMBER) => phone(sandbox, url, { from, to }),
    ask: await openPage(url, { db, url: place.ownerUrl, dataDir, workspaceId }),
    rest: (path, init = {}) =>
      fetch(`${url}/api/rest${path}`, {
        ...init,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      }),
    async letListen(callId) {
      const { authSecret: secret } = await readSecrets(dataDir);
      const claims = { workspaceId, callId: callIdSchema.parse(callId), by: 'anna', as: 'listener' } as const;
      return db.forWorkspace(workspaceId, (tx) => createOperatorToken(tx, { secret, claims }));
    },
    metrics: async (process) => (await fetch(`${process.url}/metrics`)).text(),
    async logs() {
      const folder = join(dataDir, 'logs');
      const texts = (await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8'));
      return (await Promise.all(texts)).join('\n');
    },
  };
}

async function openKey(db: Db, workspaceId: WorkspaceId): Promise<string> {
  const { text, prefix, hash: secretHash } = createApiKeySecret();
  const key = { name: 'Who looks on', prefix, secretHash, scopes: SCOPES, createdBy: 'test' };
  await db.forWorkspace(workspaceId, (tx) => createApiKey(tx, key));
  return text;
}

/** The owner's, on the address of the installation. */
async function openPage(address: string, place: Parameters<typeof addMemberOf>[0]): Promise<ScaledWorld['ask']> {
  const cookie = `better-auth.session_token=${await addMemberOf(place, { name: 'Owner', role: 'owner' })}`;
  const headers = {
    ...{ cookie, origin: address, 'content-type': 'application/json', 'x-aybiza-page': '1' },
    'x-aybiza-workspace': place.workspaceId,
  };
  return async (procedure, input) => {
    const response = await fetch(`${address}/api/trpc/${procedure}`, {
      ...{ method: 'POST', headers },
      body: JSON.stringify(input),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`${procedure}: ${JSON.stringify(body)}`);
    return body.result.data;
  };
}

function environmentOf({ sandbox, effects, hook }: { sandbox: Sandbox; effects: EffectLog; hook: { url: string } }) {
  return {
    ...Object.fromEntries(['DESIGNER', 'VOICE', 'WORKER', 'SANDBOX'].map((name) => [`${name}_PORT`, '0'])),
    TWILIO_ACCOUNT_SID: ACCOUNT_SID,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_API_URL: sandbox.url,
    DEEPGRAM_API_KEY: 'practice',
    DEEPGRAM_URL: sandbox.url.replace('http', 'ws'),
    BEDROCK_MODEL_ID: 'practice',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: sandbox.url,
    AWS_ACCESS_KEY_ID: 'practice',
    AWS_SECRET_ACCESS_KEY: 'practice',
    REQUEST_ALLOW_PRIVATE: effects.address,
    WEBHOOK_ALLOW_PRIVATE: new URL(hook.url).host,
    SMTP_SERVER: `127.0.0.1:${sandbox.mail.port}`,
    SMTP_FROM: 'Practice <practice@aybiza.invalid>',
  };
}

function phone(sandbox: Sandbox, url: string, ends: { from: string; to: string }): TwilioCall {
  return sandbox.phone({
    accountSid: ACCOUNT_SID,
    authToken: TOKEN,
    ...ends,
    // As the number's address is to be given to Twilio: see apps/voice/README.md.
    instructions: { url: `${url}/twilio/voice#ct=2000&rc=4&rp=all`, method: 'POST' },
    statusCallback: { action: { url: `${url}/twilio/status`, method: 'POST' }, events: ['completed'] },
  });
}

async function startHook() {
  const told = new Map<string, number>();
  const received: string[] = [];
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    told.set(id, (told.get(id) ?? 0) + 1);
    let body = `${request.url} ${JSON.stringify(request.headers)} `;
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.once('end', () => {
      received.push(body);
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}/hook`,
    told,
    received,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
