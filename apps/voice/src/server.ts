import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from '@aybiza/foundation/new-id';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { WebSocket } from 'ws';
import { answerCall } from './answer-call.ts';
import { acceptBrowser } from './media/browser/accept-browser.ts';
import { BrowserLeg } from './media/browser/browser-leg.ts';
import { createMediaSockets, pathOf, refuseUpgrade } from './media/socket.ts';
import { acceptTwilioStream } from './media/twilio/accept-stream.ts';
import { TwilioLeg } from './media/twilio/twilio-leg.ts';
import type { CallIdentity } from './records/call-records-port.ts';
import { readStreamToken } from './routes/stream-token.ts';
import { type TwilioRoutesOptions, twilioRoutes } from './routes/twilio-routes.ts';
import type { UsedTokens } from './routes/used-tokens.ts';

export interface VoiceServerOptions extends TwilioRoutesOptions {
  /** Pages of these origins may open a browser call; a page of ours has one. */
  readonly allowedOrigins: readonly string[];
  /** Stream tokens that have opened their stream. */
  readonly usedTokens: UsedTokens;
}

/** A page has no number; flows that use one get a number reserved for fiction (Ofcom: telephone numbers for drama use). */
const PRETENDED_CALLER = '+447700900123';

const HEADER_TIMEOUT_MS = 5_000;
const MAX_HEADER_BYTES = 16 * 1024;

/** The door of the voice app: HTTP for webhooks and health, sockets for sound. */
export function createVoiceServer(options: VoiceServerOptions): Server {
  const { answering } = options;
  const app = new Hono();
  app.get('/health', (context) => context.json({ ok: true }));
  app.get('/ready', async (context) => {
    const ready = answering.calls.hasRoom && (await answering.records.isReady());
    return context.json({ ready, calls: answering.calls.count }, ready ? 200 : 503);
  });
  app.get('/metrics', (context) =>
    context.text(`# TYPE aybiza_live_calls gauge\naybiza_live_calls ${answering.calls.count}\n`),
  );
  app.route('/', twilioRoutes(options));
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADER_TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
    getRequestListener(app.fetch),
  );
  const sockets = createMediaSockets();
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const accept = admitUpgrade(request, socket, options);
    if (accept !== undefined) sockets.handleUpgrade(request, socket, head, accept);
  });
  return server;
}

/** Who may open a socket, decided before it is one. */
function admitUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  options: VoiceServerOptions,
): ((socket: WebSocket) => void) | undefined {
  const refuse = (status: number, reason: string) => {
    options.logger.warn({ path: pathOf(request), reason }, 'socket refused');
    refuseUpgrade(socket, status);
    return undefined;
  };
  switch (pathOf(request)) {
    case '/twilio/media': {
      const signature = request.headers['x-twilio-signature'];
      const signed = {
        pathAndQuery: request.url ?? '',
        signature: typeof signature === 'string' ? signature : undefined,
        kind: 'socket',
      } as const;
      return options.verifier.verify(signed) ? (media) => acceptPhone(media, options) : refuse(403, 'bad signature');
    }
    case '/browser/call': {
      const { origin } = request.headers;
      if (origin === undefined || !options.allowedOrigins.includes(origin)) return refuse(403, 'foreign origin');
      if (!options.answering.calls.hasRoom) return refuse(503, 'no room');
      return (media) => acceptPage(media, options);
    }
    default:
      return refuse(404, 'no such socket');
  }
}

/** Calls whose first stream has arrived. */
const answered = new WeakSet<CallIdentity>();

function acceptPhone(socket: WebSocket, options: VoiceServerOptions): void {
  const { answering, secret, expected, plans, logger, usedTokens } = options;
  const { clock, calls } = answering;
  acceptTwilioStream(socket, {
    clock,
    onRefused: (reason) => logger.warn({ reason }, 'media stream refused'),
    admit: async ({ callSid, customParameters: { token = '' } }) => {
      const callId = readStreamToken(secret, { token, callSid, now: clock.now() });
      const identity = expected.get(callSid);
      return callId !== undefined && identity?.id === callId && usedTokens.use(token) ? identity : undefined;
    },
    onAdmitted(start, identity) {
      const { callSid } = start;
      const leg = new TwilioLeg({
        socket,
        start,
        clock,
        plan: (next) => plans.set(callSid, next, () => calls.lineGone(identity.id)),
        onViolation: (reason) => logger.warn({ callSid, reason }, 'media stream broke the protocol'),
      });
      if (calls.reattach(identity.id, leg)) return;
      // Whoever comes back to a call that has ended meanwhile does not begin it again.
      if (answered.has(identity)) return leg.close({ apologise: false });
      answered.add(identity);
      answerCall(identity, leg, answering);
    },
  });
}

function acceptPage(socket: WebSocket, { answering, logger }: VoiceServerOptions): void {
  const { clock, records } = answering;
  acceptBrowser(socket, {
    clock,
    onRefused: (reason) => logger.warn({ reason }, 'browser call refused'),
    admit: ({ token }) => records.findByToken(token),
    onAdmitted({ audio }, { isTest, ...deployed }) {
      const id = newId('call');
      const leg = new BrowserLeg({
        socket,
        audio,
        clock,
        onViolation: (reason) => logger.warn({ callId: id, reason }, 'browser call broke the protocol'),
      });
      leg.say({ type: 'ready', callId: id });
      const identity = {
        id,
        deployed,
        channel: 'browser',
        callSid: null,
        from: PRETENDED_CALLER,
        to: '',
        isTest,
        isPractice: answering.practice.length > 0,
      } as const;
      answerCall(identity, leg, answering);
    },
  });
}
