import { createServer, type IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { collectEvents, type EventCollector } from '../../testing/event-collector.ts';

export type Received = { type: 'message'; message: Record<string, unknown> } | { type: 'audio'; audio: Uint8Array };

/** One accepted socket, seen from the vendor's side. */
export interface LocalConnection {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly received: EventCollector<Received>;
  readonly closed: Promise<void>;
  audioBytes(): number;
  messages(type: string): Record<string, unknown>[];
  send(message: Record<string, unknown>): void;
  sendText(text: string): void;
  sendAudio(audio: Uint8Array): void;
  close(code?: number, reason?: string): void;
  cut(): void;
}

export interface LocalDeepgram {
  readonly baseUrl: string;
  readonly connections: EventCollector<LocalConnection>;
  /** Answers the next handshakes with an HTTP error, or not at all. */
  refuse(refusal: { status: number; body: string } | 'unanswered' | undefined): void;
  /** What to do with everything that comes in; set it before the client connects. */
  answer: (connection: LocalConnection, received: Received) => void;
  greet: (connection: LocalConnection) => void;
  close(): Promise<void>;
}

/** A socket server on a free port that says what the test tells it to, in Deepgram's wire format. */
export async function startLocalDeepgram(): Promise<LocalDeepgram> {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: true });
  const open = new Set<import('node:stream').Duplex>();
  let refusal: { status: number; body: string } | 'unanswered' | undefined;
  const local: Omit<LocalDeepgram, 'baseUrl'> = {
    connections: collectEvents<LocalConnection>(),
    refuse: (next) => {
      refusal = next;
    },
    answer: () => {},
    greet: () => {},
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        http.close(() => resolve());
      }),
  };
  http.on('upgrade', (request, socket, head) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    if (refusal === 'unanswered') return;
    if (refusal !== undefined) {
      socket.end(
        `HTTP/1.1 ${refusal.status} Refused\r\ncontent-type: application/json\r\ndg-request-id: req-1\r\n` +
          `content-length: ${Buffer.byteLength(refusal.body)}\r\nconnection: close\r\n\r\n${refusal.body}`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const connection = localConnection(ws, request, (received) => local.answer(connection, received));
      local.greet(connection);
      local.connections.add(connection);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  return Object.assign(local, { baseUrl: `ws://127.0.0.1:${address.port}` });
}

function localConnection(
  ws: WebSocket,
  request: IncomingMessage,
  answer: (received: Received) => void,
): LocalConnection {
  const received = collectEvents<Received>();
  ws.on('error', () => {});
  ws.on('message', (data, isBinary) => {
    if (!Buffer.isBuffer(data)) return;
    const item: Received = isBinary
      ? { type: 'audio', audio: data }
      : { type: 'message', message: JSON.parse(data.toString()) };
    received.add(item);
    answer(item);
  });
  return {
    url: new URL(request.url ?? '/', 'ws://local'),
    headers: request.headers,
    received,
    closed: new Promise((resolve) => ws.once('close', () => resolve())),
    audioBytes: () => received.events.reduce((sum, item) => sum + (item.type === 'audio' ? item.audio.length : 0), 0),
    messages: (type) =>
      received.events.flatMap((item) => (item.type === 'message' && item.message.type === type ? [item.message] : [])),
    send: (message) => ws.send(JSON.stringify(message)),
    sendText: (text) => ws.send(text),
    sendAudio: (audio) => ws.send(audio),
    close: (code, reason) => (code === undefined ? ws.close() : ws.close(code, reason)),
    cut: () => ws.terminate(),
  };
}
