import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bus } from '@aybiza/backbone/bus/port';
import type { Db } from '@aybiza/db/client';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import { freePort } from '@aybiza/foundation/testing/free-port';
import type { VendorAddresses } from '@aybiza/providers/accounts/supplies';
import type { PlaceCallRequest } from '@aybiza/providers/telephony/port';
import { type Sandbox, type SandboxOptions, startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { DialBehaviour } from '@aybiza/sandbox/twilio/call-record';
import { placeCall } from '@aybiza/sandbox/twilio/place-call';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { createFolderStorage } from '@aybiza/storage';
import { type Accounts, openAccounts } from '../accounts/open-accounts.ts';
import { createTelephoneBook, type TelephoneBook, type TelephoneBookOptions } from '../accounts/telephone-book.ts';
import { loadVoiceChecks } from '../audio/voice-check.ts';
import { createPromptCache } from '../call/perform/prompt-cache.ts';
import { createFetch } from '../fetch.ts';
import { createHearPrompt } from '../hear-prompt.ts';
import { LiveCalls } from '../live-calls.ts';
import { proxyNetworksSchema } from '../media/proxy-networks.ts';
import { openPlacementDoor } from '../placement-door.ts';
import { createPromptStudio } from '../prompt-studio.ts';
import type { Records } from '../records/call-records-port.ts';
import { createTwilioPlans } from '../routes/twilio-plans.ts';
import { createUsedTokens } from '../routes/used-tokens.ts';
import { createVoiceServer, type VoiceServerOptions } from '../server.ts';
import { createVendors, type VendorEnv, type Vendors } from '../vendors.ts';
import { createMemoryRecords, type MemoryRecords, type MemoryRecordsOptions } from './memory-records.ts';

const AUTH_TOKEN = randomBytes(16).toString('hex');
const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
export const PAGE_ORIGIN = 'http://127.0.0.1:3000';
export const NUMBER = '+442079460000';

export interface TestVoice {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly records: MemoryRecords;
  readonly calls: LiveCalls;
  /** Of workspaces, where the test has a database for them. */
  readonly accounts: Accounts | undefined;
  readonly authToken: string;
  /** Signs the tokens of sockets. */
  readonly secret: string;
  /** What Twilio was asked to call, in order; with a bus only. */
  readonly placed: readonly PlaceCallRequest[];
  /** A phone call to the number that answers, by the sandbox's caller. */
  phone(options?: { from?: string; to?: string; authToken?: string; dial?: Record<string, DialBehaviour> }): TwilioCall;
  close(): Promise<void>;
}

export interface TestVoiceOptions extends Omit<MemoryRecordsOptions, 'number'> {
  readonly sandbox?: SandboxOptions;
  readonly maxCalls?: number;
  /** Somebody stands behind each vendor, as in an installation that has configured it. */
  readonly hasFallback?: boolean;
  /** Another Deepgram of the installation than the sandbox's. */
  readonly deepgram?: Pick<VendorEnv, 'DEEPGRAM_URL' | 'DEEPGRAM_REGION'>;
  /** Whoever is in one of them may ask for others; by default this machine. */
  readonly proxies?: BlockList;
  /** The real ones of a test that has a database; then those in memory stay empty. */
  readonly storedRecords?: Records;
  /** Workspaces have accounts of their own, and records in that database. */
  readonly accounts?: {
    readonly db: Db;
    /** Seals the accounts of workspaces. */
    readonly secret: string;
    /** Where vendors of workspaces are, if not in the sandbox. */
    readonly addresses?: VendorAddresses;
    openRecords(accounts: Pick<Accounts, 'equip' | 'remember' | 'sendMessage' | 'credential'>): Records;
  };
  /** Over which calls are asked for. */
  readonly bus?: Bus;
}

/** The real voice server on a free port, the sandbox's vendors behind it, and records in memory. */
export async function startTestVoice(options: TestVoiceOptions): Promise<TestVoice> {
  const sandbox = await startSandbox(options.sandbox ?? { fast: true });
  const clock = systemClock();
  const logger = silentLogger();
  const vendors = await createVendors(
    {
      DEEPGRAM_API_KEY: 'practice',
      DEEPGRAM_URL: sandbox.url.replace('http', 'ws'),
      ...options.deepgram,
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_API_URL: sandbox.url,
      BEDROCK_MODEL_ID: 'practice',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: sandbox.url,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      ...(options.hasFallback === true
        ? {
            BEDROCK_FALLBACK_MODEL_ID: 'practice-fallback',
            AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: sandbox.url,
            AWS_ENDPOINT_URL_POLLY: sandbox.url,
          }
        : {}),
    },
    clock,
  );
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-test-voice-'));
  const ending = new AbortController();
  const prompts = createPromptCache();
  const storage = createFolderStorage({ folder: join(dataDir, 'cache') });
  const studio = createPromptStudio({ tts: vendors.tts, prompts, storage, logger, signal: ending.signal });
  const world = {
    clock,
    logger,
    stt: vendors.stt,
    tts: vendors.tts,
    llm: vendors.llm,
    voices: await loadVoiceChecks(),
    prompts,
    // What is said in calls comes from the vendor in every test, whichever ran before.
    studio: { ...studio, prepare: () => undefined },
    ...createFetch({ clock, allowPrivate: [] }),
    chance: () => 0,
  };
  const calls = new LiveCalls({ world, maxCalls: options.maxCalls ?? 200 });
  const records = createMemoryRecords({ ...options, number: NUMBER });
  // The public address contains the port, and signatures are checked against it.
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const accounts =
    options.accounts &&
    openAccounts({
      db: options.accounts.db,
      env: {
        AUTH_SECRET: options.accounts.secret,
        VENDOR_ALLOW_PRIVATE: new URL(sandbox.url).host,
        OWN_HOSTS: '',
        AYBIZA_DATA_DIR: dataDir,
      },
      addresses: {
        deepgram: sandbox.url.replace('http', 'ws'),
        aws: sandbox.url,
        twilio: sandbox.url,
        ...options.accounts.addresses,
      },
      clock,
      logger,
      world,
      vendors,
      publicUrl,
      signal: ending.signal,
    });
  const openRecords = options.accounts?.openRecords ?? (() => records);
  const telephones = accounts?.telephones ?? installationOnly(vendors, { clock, logger, publicUrl });
  const phone: Omit<VoiceServerOptions, 'allowedOrigins' | 'publicUrl' | 'hearPrompt' | 'proxies'> = {
    answering: {
      clock,
      calls,
      records: accounts === undefined ? (options.storedRecords ?? records) : openRecords(accounts),
      practice: ['stt', 'tts', 'llm', 'phone'],
      vendors: vendors.names,
    },
    telephones,
    instructions: vendors.instructions,
    secret: randomBytes(32).toString('hex'),
    plans: createTwilioPlans(clock),
    expected: new Map(),
    usedTokens: createUsedTokens(clock),
    others: { ask: async () => undefined },
    logger,
  };
  const server = createVoiceServer({
    ...phone,
    publicUrl,
    hearPrompt:
      accounts === undefined || options.accounts === undefined
        ? async () => undefined
        : createHearPrompt({ db: options.accounts.db, world, equip: accounts.equip }),
    allowedOrigins: [PAGE_ORIGIN],
    proxies: options.proxies ?? proxyNetworksSchema.parse(undefined),
    watched: { circuits: () => vendors.circuits(), ownCircuits: () => accounts?.circuits() ?? [] },
  });
  await listen(server, port);
  const placed: PlaceCallRequest[] = [];
  const telephonyOf: TelephoneBook['telephonyOf'] = async (workspaceId) => {
    const telephony = await telephones.telephonyOf(workspaceId);
    return (
      telephony && {
        ...telephony,
        placeCall: (request) => {
          placed.push(request);
          return telephony.placeCall(request);
        },
      }
    );
  };
  const { bus } = options;
  const closeDoor = bus === undefined ? () => undefined : openPlacementDoor({ ...phone, publicUrl, bus, telephonyOf });
  return {
    url: publicUrl,
    sandbox,
    records,
    calls,
    accounts,
    authToken: AUTH_TOKEN,
    secret: phone.secret,
    placed,
    phone: ({ from = '+447700900456', to = NUMBER, authToken = AUTH_TOKEN, dial = {} } = {}) =>
      placeCall({
        accountSid: ACCOUNT_SID,
        authToken,
        from,
        to,
        instructions: { url: `${publicUrl}/twilio/voice`, method: 'POST' },
        statusCallback: { action: { url: `${publicUrl}/twilio/status`, method: 'POST' }, events: ['completed'] },
        dial,
        voice: sandbox.voice,
        recogniser: sandbox.recogniser,
      }),
    async close() {
      closeDoor();
      await calls.drain({ limitMs: 0, handOverAfterMs: 0 });
      ending.abort();
      await Promise.all([vendors.close(), telephones.close(), accounts?.close()]);
      await rm(dataDir, { recursive: true, force: true });
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await sandbox.close();
    },
  };
}

/** Nobody has an account of their own. */
function installationOnly(
  { telephone }: Pick<Vendors, 'telephone'>,
  parts: Pick<TelephoneBookOptions, 'clock' | 'logger' | 'publicUrl'>,
): TelephoneBook {
  const book = { of: async () => ({ version: '', accounts: {}, choice: undefined, pin: 'anywhere' as const }) };
  return createTelephoneBook({ ...parts, book, installation: telephone, listOwners: async () => [] });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
