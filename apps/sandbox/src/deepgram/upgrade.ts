import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Fault, Faults } from '../faults.ts';
import { FaultySocket } from '../faulty-socket.ts';
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
}

interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

/** What a valid query of one of the paths asks for. */
type Serve =
  | { kind: 'listen'; listen(connection: ListenConnection): Promise<void> }
  | { kind: 'speak'; speak(socket: FaultySocket): void };

/** Answers the upgrade of a listening or speaking socket, or refuses it as the vendor does. */
export async function upgradeDeepgram(parts: DeepgramParts, upgrade: Upgrade, url: URL): Promise<void> {
  const requestId = randomUUID();
  const fault = parts.faults.take(url.pathname.endsWith('/speak') ? 'tts' : 'stt');
  const served = toServe(parts, url, requestId);
  const refusal =
    checkAuthorization(upgrade.request.headers.authorization) ??
    toFaultRefusal(fault) ??
    (typeof served === 'string' ? refuse(400, served) : undefined);
  if (refusal !== undefined || typeof served === 'string') {
    refuseUpgrade(upgrade.socket, refusal ?? refuse(400, 'Bad Request'), requestId);
    return;
  }
  if (served.kind === 'listen') await listen(parts, { ...upgrade, fault, requestId }, served.listen);
  else served.speak(new FaultySocket(await accept(parts, upgrade, requestId), { fault, clock: parts.clock }));
}

async function listen(
  parts: DeepgramParts,
  upgrade: Upgrade & { fault: Fault | undefined; requestId: string },
  serve: (connection: ListenConnection) => Promise<void>,
): Promise<void> {
  const recogniser = await parts.recognisers.acquire();
  if (recogniser === undefined) {
    refuseUpgrade(upgrade.socket, refuse(429, 'Too many concurrent connections.'), upgrade.requestId);
    return;
  }
  upgrade.socket.once('close', () => recogniser.release());
  const raw = await accept(parts, upgrade, upgrade.requestId);
  const early: Array<[Buffer, boolean]> = [];
  const holdEarly = (data: Buffer, isBinary: boolean) => early.push([data, isBinary]);
  raw.on('message', holdEarly);
  const socket = new FaultySocket(raw, { fault: upgrade.fault, clock: parts.clock });
  await serve({ socket, recogniser, requestId: upgrade.requestId, clock: parts.clock, logger: parts.logger });
  raw.off('message', holdEarly);
  for (const [data, isBinary] of early) raw.emit('message', data, isBinary);
}

function accept({ sockets }: DeepgramParts, { request, socket, head }: Upgrade, requestId: string): Promise<WebSocket> {
  const addHeader = (headers: string[], upgraded: IncomingMessage) => {
    if (upgraded !== request) return;
    headers.push(`dg-request-id: ${requestId}`);
    sockets.off('headers', addHeader);
  };
  sockets.on('headers', addHeader);
  return new Promise((resolve) => {
    sockets.handleUpgrade(request, socket, head, resolve);
  });
}

/** How to serve a path, or what is wrong with its query. */
function toServe(parts: DeepgramParts, url: URL, requestId: string): Serve | string {
  const query = toQueryRecord(url.searchParams);
  switch (url.pathname) {
    case '/v1/listen': {
      const parsed = listenV1QuerySchema.safeParse(query);
      if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('; ');
      return { kind: 'listen', listen: (connection) => serveListenV1(connection, parsed.data) };
    }
    case '/v2/listen': {
      const parsed = listenV2QuerySchema.safeParse(query);
      if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('; ');
      return { kind: 'listen', listen: (connection) => serveListenV2(connection, parsed.data) };
    }
    default: {
      const parsed = speakQuerySchema.safeParse(query);
      if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('; ');
      const { synthesiser, clock } = parts;
      return { kind: 'speak', speak: (socket) => serveSpeakV1({ socket, synthesiser, clock, requestId }, parsed.data) };
    }
  }
}
