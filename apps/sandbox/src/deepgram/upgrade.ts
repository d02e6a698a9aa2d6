import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Fault, Faults, Vendor } from '../faults.ts';
import { FaultySocket } from '../faulty-socket.ts';
import { type Overhearing, overhearSocket } from '../overhear.ts';
import type { RecogniserPool } from '../recogniser/recogniser.ts';
import type { Synthesiser } from '../voice/synthesiser.ts';
import type { ListenConnection } from './listen-connection.ts';
import { listenV1QuerySchema, listenV2QuerySchema, toQueryRecord } from './listen-query.ts';
import { serveListenV1 } from './listen-v1.ts';
import { serveListenV2 } from './listen-v2.ts';
import { checkAuthorization, refuse, refuseUpgrade, toFaultRefusal } from './refusal.ts';
import { speakQuerySchema } from './speak-query.ts';
import { serveSpeakV1 } from './speak-v1.ts';

export interface DeepgramParts {
  sockets: WebSocketServer;
  recognisers: RecogniserPool;
  synthesiser: Synthesiser;
  faults: Faults;
  clock: Clock;
  logger: Logger;
  onReceived?: Overhearing | undefined;
}

interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

/** A connection about to be accepted, with what will go wrong with it. */
interface Accepting extends Upgrade {
  vendor: Vendor;
  fault: Fault | undefined;
  requestId: string;
}

/** What a valid query of one of the paths asks for. */
type Serve =
  | { kind: 'listen'; language: string; listen(connection: ListenConnection): Promise<void> }
  | { kind: 'speak'; speak(socket: FaultySocket): void };

/** Answers the upgrade of a listening or speaking socket, or refuses it as the vendor does. */
export async function upgradeDeepgram(parts: DeepgramParts, upgrade: Upgrade, url: URL): Promise<void> {
  const requestId = randomUUID();
  const vendor: Vendor = url.pathname.endsWith('/speak') ? 'tts' : 'stt';
  const fault = parts.faults.take(vendor);
  const served = toServe(parts, url, requestId);
  const refusal =
    checkAuthorization(upgrade.request.headers.authorization) ??
    toFaultRefusal(fault) ??
    (typeof served === 'string' ? refuse(400, served) : undefined);
  if (refusal !== undefined || typeof served === 'string') {
    refuseUpgrade(upgrade.socket, refusal ?? refuse(400, 'Bad Request'), requestId);
    return;
  }
  const accepting = { ...upgrade, vendor, fault, requestId };
  if (served.kind === 'listen') await listen(parts, accepting, served);
  else served.speak(await accept(parts, accepting));
}

async function listen(
  parts: DeepgramParts,
  accepting: Accepting,
  served: Extract<Serve, { kind: 'listen' }>,
): Promise<void> {
  const recogniser = await parts.recognisers.acquire(served.language);
  if (recogniser === undefined) {
    refuseUpgrade(accepting.socket, refuse(429, 'Too many concurrent connections.'), accepting.requestId);
    return;
  }
  accepting.socket.once('close', () => recogniser.release());
  const socket = await accept(parts, accepting);
  const { raw } = socket;
  const early: Array<[Buffer, boolean]> = [];
  const holdEarly = (data: Buffer, isBinary: boolean) => early.push([data, isBinary]);
  raw.on('message', holdEarly);
  await served.listen({ socket, recogniser, requestId: accepting.requestId, clock: parts.clock, logger: parts.logger });
  raw.off('message', holdEarly);
  for (const [data, isBinary] of early) raw.emit('message', data, isBinary);
}

/** Never settles for a handshake that is none: its connection is closed, and whoever waits is forgotten with it. */
async function accept(
  { sockets, faults, clock, onReceived }: DeepgramParts,
  accepting: Accepting,
): Promise<FaultySocket> {
  const { request, socket, head, requestId, vendor, fault } = accepting;
  const addHeader = (headers: string[], upgraded: IncomingMessage) => {
    if (upgraded === request) headers.push(`dg-request-id: ${requestId}`);
  };
  sockets.on('headers', addHeader);
  const raw = await new Promise<WebSocket>((resolve) => {
    sockets.handleUpgrade(request, socket, head, resolve);
    // Written while the handshake is answered, which happens at once or never.
    sockets.off('headers', addHeader);
  });
  if (onReceived !== undefined) overhearSocket(raw, { where: vendor, onReceived });
  const faulty = new FaultySocket(raw, { fault, clock });
  raw.once(
    'close',
    faults.watch(vendor, (next) => faulty.strike(next)),
  );
  return faulty;
}

/** How to serve a path, or what is wrong with its query. */
function toServe(parts: DeepgramParts, url: URL, requestId: string): Serve | string {
  const query = toQueryRecord(url.searchParams);
  switch (url.pathname) {
    case '/v1/listen': {
      const parsed = listenV1QuerySchema.safeParse(query);
      if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('; ');
      const { data } = parsed;
      return { kind: 'listen', language: data.language, listen: (connection) => serveListenV1(connection, data) };
    }
    case '/v2/listen': {
      const parsed = listenV2QuerySchema.safeParse(query);
      if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('; ');
      const { data } = parsed;
      const language = data.language_hint?.[0] ?? 'en';
      return { kind: 'listen', language, listen: (connection) => serveListenV2(connection, data) };
    }
    default: {
      const parsed = speakQuerySchema.safeParse(query);
      if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('; ');
      const { synthesiser, clock } = parts;
      return { kind: 'speak', speak: (socket) => serveSpeakV1({ socket, synthesiser, clock, requestId }, parsed.data) };
    }
  }
}
