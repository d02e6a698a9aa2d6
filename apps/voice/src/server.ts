import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { readPagePass } from '@aybiza/auth/page-pass';
import { COMING_BACK } from '@aybiza/call-protocol';
import { errorMessage } from '@aybiza/foundation/errors';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { mayReadMetrics } from '@aybiza/telemetry/may-read-metrics';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type DoorKeeper, type DoorKeeperOptions, keepDoor } from './media/door-keeper.ts';
import type { MediaSocket } from './media/media-socket.ts';
import { createMediaSockets, pathOf } from './media/upgrade.ts';
import { describeVoice, type MetricsSources } from './metrics.ts';
import { PRESENCE_PATH, presenceOf } from './numbers/public-address.ts';
import { acceptOperator, OPERATOR_PATH } from './routes/accept-operator.ts';
import { acceptPage } from './routes/accept-page.ts';
import { acceptPbxCall } from './routes/accept-pbx-call.ts';
import { acceptPhone, type PhoneOptions } from './routes/accept-phone.ts';
import { type HearingRoutesOptions, hearingRoutes } from './routes/hearing-routes.ts';
import { readPbxSecret } from './routes/pbx-line.ts';
import { pbxRoutes } from './routes/pbx-routes.ts';
import { regionRoutes } from './routes/region-routes.ts';
import { twilioRoutes } from './routes/twilio-routes.ts';

export interface VoiceServerOptions
  extends PhoneOptions,
    Pick<HearingRoutesOptions, 'hearPrompt'>,
    Pick<DoorKeeperOptions, 'proxies'> {
  /** Pages of these origins may open a browser call and hear texts; a page of ours has one. */
  readonly allowedOrigins: readonly string[];
  /** What is told in `/metrics` beside the calls. */
  readonly watched?: Pick<MetricsSources, 'circuits' | 'ownCircuits' | 'load' | 'meters' | 'spans'>;
  /** Shared with the edge; without it no edge may ask here. */
  readonly edgeSecret?: string | undefined;
  /** Whoever shows it may read `/metrics` from another machine. */
  readonly metricsToken?: string | undefined;
}

/** A phone's media socket, and the workspace whose call it is for. */
const MEDIA_PATH = /^(\/twilio\/media)(?:\/([a-z0-9_]{1,60}))?$/;
/** A visitor's socket, with the pass for the page that they are on. */
const VISITOR_PATH = /^(\/widget\/call)\/([\w.-]{1,1000})$/;
const HEADER_TIMEOUT_MS = 5_000;
const MAX_HEADER_BYTES = 16 * 1024;

/** The door of the voice app: HTTP for webhooks and health, sockets for sound. */
export function createVoiceServer(options: VoiceServerOptions): Server {
  const { answering } = options;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    await next();
    // Whatever is posted here shows a signature, a secret or a token first.
    if (context.req.method === 'POST' && context.res.ok) keeper.admit(context.env.incoming.socket);
  });
  app.get('/health', (context) => context.json({ ok: true }));
  app.get('/ready', async (context) => {
    const ready = answering.calls.hasRoom && (await answering.records.isReady());
    return context.json({ ready, calls: answering.calls.count }, ready ? 200 : 503);
  });
  app.get(PRESENCE_PATH, (context) => {
    const presence = presenceOf(context.req.query('nonce') ?? '', options.secret);
    return presence === undefined ? context.body(null, 400) : context.text(presence);
  });
  app.get('/metrics', (context) =>
    mayReadMetrics(context.env.incoming, options.metricsToken)
      ? context.text(describeVoice({ ...answering, ...options.watched, door: keeper }))
      : context.notFound(),
  );
  app.route('/', twilioRoutes(options));
  if (options.region !== undefined && options.edgeSecret !== undefined)
    app.route(
      '/',
      regionRoutes({ ...options, region: options.region, secret: options.edgeSecret, load: options.watched?.load }),
    );
  app.route('/', pbxRoutes(options));
  app.route('/', hearingRoutes(options));
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADER_TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
    getRequestListener(app.fetch),
  );
  const keeper = keepDoor(server, { ...options, clock: answering.clock });
  const openMediaSocket = createMediaSockets();
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!keeper.mayAsk(request, socket)) return;
    admitUpgrade(request, socket, { ...options, keeper }).then(
      (accept) => {
        if (accept === undefined || socket.destroyed) return;
        openMediaSocket({ request, socket, head }, (media) => {
          media.onAdmitted = () => keeper.admit(socket);
          accept(media);
        });
      },
      (error: unknown) => {
        options.logger.error({ personal: errorMessage(error) }, 'socket not looked at');
        socket.destroy();
      },
    );
  });
  return server;
}

/** A page that has lost its call says so in its address; what it may do is in its token. */
function isComingBack({ url = '' }: IncomingMessage): boolean {
  return url.endsWith(`?${COMING_BACK}`);
}

/** Whoever comes back has its room already, but not in a process that is about to end. */
function hasRoomFor(request: IncomingMessage, { answering: { calls } }: VoiceServerOptions): boolean {
  return !calls.isDraining && (calls.hasRoom || isComingBack(request));
}

/** Who may open a socket, decided before it is one. */
async function admitUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  { keeper, ...options }: VoiceServerOptions & { readonly keeper: DoorKeeper },
): Promise<((socket: MediaSocket) => void) | undefined> {
  const refuse = (status: number, reason: string) => {
    keeper.refuse(request, socket, { status, reason });
    return undefined;
  };
  const path = pathOf(request);
  const [, room, ticket] = MEDIA_PATH.exec(path) ?? VISITOR_PATH.exec(path) ?? [];
  switch (room ?? path) {
    case '/twilio/media': {
      const workspaceId = workspaceIdSchema.safeParse(ticket).data;
      const signature = request.headers['x-twilio-signature'];
      const signed = {
        pathAndQuery: request.url ?? '',
        signature: typeof signature === 'string' ? signature : undefined,
        kind: 'socket',
      } as const;
      if (!(await options.telephones.admits(signed, workspaceId))) return refuse(403, 'bad signature');
      keeper.admit(socket);
      return (media) => acceptPhone(media, { ...options, workspaceId });
    }
    case '/browser/call': {
      const { origin } = request.headers;
      if (origin === undefined || !options.allowedOrigins.includes(origin)) return refuse(403, 'foreign origin');
      if (!hasRoomFor(request, options)) return refuse(503, 'no room');
      return (media) => acceptPage(media, options);
    }
    case '/widget/call': {
      const { origin } = request.headers;
      if (origin === undefined || readPagePass(ticket ?? '', options.secret) !== origin)
        return refuse(403, 'foreign origin');
      if (!hasRoomFor(request, options)) return refuse(503, 'no room');
      return (media) => acceptPage(media, { ...options, origin });
    }
    case OPERATOR_PATH: {
      const { origin } = request.headers;
      if (origin === undefined || !options.allowedOrigins.includes(origin)) return refuse(403, 'foreign origin');
      return (media) => acceptOperator(media, { origin, address: request.url ?? '' }, options);
    }
    case '/pbx/call': {
      const secretHash = readPbxSecret(request.headers);
      if (secretHash === undefined) return refuse(401, 'no secret');
      // Its dial plan asks again, and reaches a process that stays.
      if (options.answering.calls.isDraining) return refuse(503, 'no room');
      return (media) => acceptPbxCall(media, { request, secretHash }, options);
    }
    default:
      return refuse(404, 'no such socket');
  }
}
