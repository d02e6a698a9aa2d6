import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { Bus } from '@aybiza/backbone/bus/port';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import type { PlaceCallRequest } from '@aybiza/providers/telephony/port';
import { type Sandbox, type SandboxOptions, startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { DialBehaviour } from '@aybiza/sandbox/twilio/call-record';
import { placeCall } from '@aybiza/sandbox/twilio/place-call';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { loadVoiceChecks } from '../audio/voice-check.ts';
import { createPromptCache } from '../call/perform/prompt-cache.ts';
import { createFetch } from '../fetch.ts';
import { LiveCalls } from '../live-calls.ts';
import { openPlacementDoor } from '../placement-door.ts';
import type { Records } from '../records/call-records-port.ts';
import { createTwilioPlans } from '../routes/twilio-plans.ts';
import { createUsedTokens } from '../routes/used-tokens.ts';
import { createVoiceServer, type VoiceServerOptions } from '../server.ts';
import { createVendors } from '../vendors.ts';
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
  readonly authToken: string;
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
  /** The real ones of a test that has a database; then those in memory stay empty. */
  readonly storedRecords?: Records;
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
  const calls = new LiveCalls({
    world: {
      clock,
      logger,
      stt: vendors.stt,
      tts: vendors.tts,
      llm: vendors.llm,
      voices: await loadVoiceChecks(),
      prompts: createPromptCache(),
      // What is said comes from the vendor in every test, whichever ran before.
      studio: { prepare: () => undefined },
      ...createFetch({ clock, allowPrivate: [] }),
      chance: () => 0,
    },
    maxCalls: options.maxCalls ?? 200,
  });
  const records = createMemoryRecords({ ...options, number: NUMBER });
  // The public address contains the port, which is known only once the server listens.
  const address = { url: '' };
  const phone: Omit<VoiceServerOptions, 'allowedOrigins' | 'publicUrl'> = {
    answering: { clock, calls, records: options.storedRecords ?? records, practice: ['stt', 'tts', 'llm', 'phone'] },
    verifier: { verify: (request) => vendors.createVerifier(address.url).verify(request) },
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
    get publicUrl() {
      return address.url;
    },
    allowedOrigins: [PAGE_ORIGIN],
  });
  address.url = await listen(server);
  const placed: PlaceCallRequest[] = [];
  const place = (request: PlaceCallRequest) => {
    placed.push(request);
    return vendors.placeCall === null ? Promise.reject(new Error('no account')) : vendors.placeCall(request);
  };
  const { bus } = options;
  const closeDoor =
    bus === undefined
      ? () => undefined
      : openPlacementDoor({ ...phone, publicUrl: address.url, bus, placeCall: place });
  return {
    url: address.url,
    sandbox,
    records,
    calls,
    authToken: AUTH_TOKEN,
    placed,
    phone: ({ from = '+447700900456', to = NUMBER, authToken = AUTH_TOKEN, dial = {} } = {}) =>
      placeCall({
        accountSid: ACCOUNT_SID,
        authToken,
        from,
        to,
        instructions: { url: `${address.url}/twilio/voice`, method: 'POST' },
        statusCallback: { action: { url: `${address.url}/twilio/status`, method: 'POST' }, events: ['completed'] },
        dial,
        voice: sandbox.voice,
        recogniser: sandbox.recogniser,
      }),
    async close() {
      closeDoor();
      await calls.drain({ limitMs: 0, handOverAfterMs: 0 });
      await vendors.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await sandbox.close();
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
