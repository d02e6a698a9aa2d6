import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Duplex } from 'node:stream';
import { type Clock, systemClock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { type Logger, silentLogger } from '@aybiza/foundation/logger';
import { parseUrl } from '@aybiza/foundation/url';
import { WebSocketServer } from 'ws';
import { answerFaults } from './answer-faults.ts';
import { createSharedPort, type SharedPort } from './aws/shared-port.ts';
import { createBedrockHandler } from './bedrock/create-bedrock-handler.ts';
import { answerSpeak } from './deepgram/speak-rest.ts';
import { type DeepgramParts, upgradeDeepgram } from './deepgram/upgrade.ts';
import { createFaults, type Faults } from './faults.ts';
import { type HttpExchange, replyJson } from './http-exchange.ts';
import { type MailServer, startMailServer } from './mail/start-mail-server.ts';
import { type Overhearing, overhearRequest } from './overhear.ts';
import { createPollyHandler } from './polly/create-polly-handler.ts';
import { portOf } from './port-of.ts';
import { createPhraseRecogniser, type PhraseRecogniser } from './recogniser/create-phrase-recogniser.ts';
import { createGrammarRecogniserPool } from './recogniser/grammar-recogniser-pool.ts';
import { type RememberingPool, rememberPhrases } from './recogniser/remember-phrases.ts';
import { createSoundingRecogniserPool } from './recogniser/sounding-recogniser-pool.ts';
import type { RequestHandler } from './request-handler.ts';
import { createS3Handler } from './s3/create-s3-handler.ts';
import { createTranscribeHandler, type StreamHandler } from './transcribe/create-transcribe-handler.ts';
import type { PlaceCallOptions } from './twilio/call-options.ts';
import { createTwilioHandlers, type TwilioHandlersOptions } from './twilio/create-twilio-handlers.ts';
import type { TwilioCall } from './twilio/twilio-call.ts';
import { createVoice, type Voice } from './voice/create-voice.ts';
import { createEspeakSynthesiser, createSoundingSynthesiser } from './voice/synthesiser.ts';

const SOCKET_PATHS = new Set(['/v1/listen', '/v2/listen', '/v1/speak']);

/** How the sandbox is started. */
export interface SandboxOptions {
  /** 0, the default, lets the system choose. */
  port?: number;
  /** Of the mail server, whose protocol lets the server speak first: it cannot share the other one. 0, the default, lets the system choose. */
  mailPort?: number;
  /** Load tests: no voice, no recogniser; text travels inside the sound. */
  fast?: boolean;
  /** Listening sockets at once; each needs about 28 MB. Default 8, without meaning when `fast`. */
  recogniserLimit?: number;
  logger?: Logger;
  clock?: Clock;
  /** How people behave whom the runtime calls over REST, by number; the others answer. */
  dial?: TwilioHandlersOptions['dial'];
  /** The numbers that a machine answers. */
  machines?: readonly string[];
  /** Is told everything that the stand-ins of Deepgram, Bedrock, Polly, S3 and Twilio are given, as text. */
  onReceived?: Overhearing;
}

/** A running sandbox: every vendor on one loopback port, and the mail server on another. */
export interface Sandbox {
  port: number;
  /** `http://127.0.0.1:port`; for sockets replace http with ws */
  url: string;
  faults: Faults;
  mail: Pick<MailServer, 'port' | 'list'>;
  /** Places a call whose caller is in this process; the REST interface knows it. */
  phone(options: PlaceCallOptions): TwilioCall;
  /** The voice and the recogniser of the stand-ins, for callers (`placeCall`) in this process. */
  voice: Voice;
  recogniser: PhraseRecogniser;
  close(): Promise<void>;
}

/** The stand-ins that bring their own request handlers. */
interface Vendors {
  phone: Sandbox['phone'];
  voice: Voice;
  recogniser: PhraseRecogniser;
  handlers: readonly RequestHandler[];
  /** Of HTTP/2, which only streams in both directions need. */
  streamHandler: StreamHandler;
  close(): Promise<void>;
}

/** Starts all stand-ins on one port of the loopback interface. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const parts = createParts(options);
  const vendors = createVendors(parts, options);
  const { faults, logger } = parts;
  const mail = await startMailServer({ port: options.mailPort ?? 0, faults, logger });
  const http1 = createServer();
  http1.on('request', (request, response) => {
    const url = urlOf(request);
    if (url === undefined) return replyJson(response, 400, { message: 'The address cannot be read.' });
    if (options.onReceived !== undefined) overhearRequest(request, options.onReceived);
    if (vendors.handlers.some((handle) => handle(request, response))) return;
    if (url.pathname === '/sandbox/mail') return replyJson(response, 200, mail.list());
    void answer(parts, { request, response, url }).catch((thrown: unknown) => {
      parts.logger.error({ path: url.pathname, error: errorMessage(thrown) }, 'request failed');
      if (!response.headersSent) replyJson(response, 500, { message: errorMessage(thrown) });
      else response.destroy();
    });
  });
  http1.on('upgrade', (request, socket, head) => void upgrade(parts, { request, socket, head }));
  const http2 = createHttp2Server();
  http2.on('stream', (stream, headers) => {
    // A client that goes away in the middle is not an error of ours.
    stream.on('error', () => stream.destroy());
    if (!vendors.streamHandler(stream, headers)) stream.respond({ ':status': 404 }, { endStream: true });
  });
  const shared = createSharedPort(http1, http2);
  const { server } = shared;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const port = portOf(server);
  const { phone, voice, recogniser } = vendors;
  const close = () => closeAll({ parts, vendors, shared, mail });
  return { port, url: `http://127.0.0.1:${port}`, faults, mail, phone, voice, recogniser, close };
}

/** What the stand-ins work with. */
type Parts = DeepgramParts & { recognisers: RememberingPool };

function createParts({ fast = false, recogniserLimit = 8, logger, clock, onReceived }: SandboxOptions): Parts {
  return {
    sockets: new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1024 * 1024 }),
    recognisers: rememberPhrases(
      fast ? createSoundingRecogniserPool() : createGrammarRecogniserPool({ limit: recogniserLimit }),
    ),
    synthesiser: fast ? createSoundingSynthesiser() : createEspeakSynthesiser(),
    faults: createFaults(),
    clock: clock ?? systemClock(),
    logger: logger ?? silentLogger(),
    onReceived,
  };
}

function createVendors(
  { synthesiser, recognisers, faults, clock }: Parts,
  { fast = false, dial = {}, machines = [] }: SandboxOptions,
): Vendors {
  const voice = createVoice(synthesiser);
  const recogniser = createPhraseRecogniser(recognisers);
  const twilio = createTwilioHandlers({ voice, recogniser, faults, clock, dial, machines });
  const bedrock = createBedrockHandler({ faults, clock, ...(fast ? { wordDelayMs: 0 } : {}) });
  const polly = createPollyHandler({ synthesiser, faults, clock });
  const s3 = createS3Handler({ faults, clock });
  const streamHandler = createTranscribeHandler({ recognisers, faults, clock });
  return {
    phone: twilio.phone,
    voice,
    recogniser,
    handlers: [bedrock, polly, s3, twilio.request],
    streamHandler,
    close: twilio.close,
  };
}

async function answer(parts: DeepgramParts, exchange: HttpExchange): Promise<void> {
  const { url, request, response } = exchange;
  if (request.method === 'POST' && url.pathname === '/v1/speak') {
    const { synthesiser, faults, clock } = parts;
    await answerSpeak(exchange, { synthesiser, fault: faults.take('tts'), clock });
  } else if (url.pathname.startsWith('/sandbox/faults')) await answerFaults(exchange, parts.faults);
  else if (url.pathname === '/health') replyJson(response, 200, { status: 'ok' });
  else replyJson(response, 404, { message: `The sandbox has no ${request.method} ${url.pathname}.` });
}

async function upgrade(
  parts: DeepgramParts,
  upgrade: { request: IncomingMessage; socket: Duplex; head: Buffer },
): Promise<void> {
  const url = urlOf(upgrade.request);
  // A caller that goes away during the handshake is not an error of ours.
  upgrade.socket.on('error', () => upgrade.socket.destroy());
  try {
    if (url !== undefined && SOCKET_PATHS.has(url.pathname)) await upgradeDeepgram(parts, upgrade, url);
    else upgrade.socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  } catch (thrown) {
    parts.logger.error({ path: url?.pathname, error: errorMessage(thrown) }, 'connection failed');
    upgrade.socket.destroy();
  }
}

/** Undefined for what no address can be made of, such as `//`. */
function urlOf({ url = '/' }: IncomingMessage): URL | undefined {
  return parseUrl(url, 'http://sandbox');
}

async function closeAll({
  parts,
  vendors,
  shared,
  mail,
}: {
  parts: DeepgramParts;
  vendors: Vendors;
  shared: SharedPort;
  mail: MailServer;
}): Promise<void> {
  await Promise.all([vendors.close(), mail.close()]);
  for (const socket of parts.sockets.clients) socket.terminate();
  await shared.close();
  await Promise.all([parts.recognisers.close(), parts.synthesiser.close()]);
}
