import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const TOKEN = '0123456789abcdef0123456789abcdef';

/** An account for tests; its token signs everything. */
export const account = { accountSid: `AC${'0'.repeat(31)}1`, authToken: TOKEN };

const messageSchema = z.looseObject({
  event: z.string(),
  sequenceNumber: z.string().optional(),
  streamSid: z.string().optional(),
  start: z.looseObject({ callSid: z.string(), customParameters: z.record(z.string(), z.string()) }).optional(),
  media: z.object({ chunk: z.string(), timestamp: z.string(), payload: z.string(), track: z.string() }).optional(),
  mark: z.object({ name: z.string() }).optional(),
  dtmf: z.object({ digit: z.string(), track: z.string() }).optional(),
});
export type StreamMessage = z.infer<typeof messageSchema>;

/** The runtime's end of a media stream. */
export interface Agent {
  readonly received: StreamMessage[];
  /** Whether the socket's signature was good. */
  readonly isSigned: boolean;
  onMessage: (message: StreamMessage) => void;
  say(muLaw: Uint8Array): void;
  mark(name: string): void;
  clear(): void;
  sendRaw(data: string | Uint8Array): void;
  hangUp(): void;
  readonly closed: Promise<number>;
}

export interface WebhookCall {
  path: string;
  form: Record<string, string>;
  isSigned: boolean;
  headers: IncomingMessage['headers'];
}

export interface TinyRuntime {
  url: string;
  streamUrl: string;
  readonly webhooks: WebhookCall[];
  readonly agents: Agent[];
  /** Resolves with the first request to a path, made already or still to come. */
  request(path: string): Promise<WebhookCall>;
  close(): Promise<void>;
}

export interface TinyRuntimeOptions {
  /** TwiML by path; a function sees the request. Any other path answers 204. */
  answers: Record<string, string | ((call: WebhookCall) => string | { status: number; body: string })>;
  /** Answers an upgrade like any other request. */
  refusesStreams?: boolean;
  /** Called when `start` has arrived. */
  agent?: (agent: Agent, start: StreamMessage) => void;
}

/** A voice runtime small enough to see through: webhooks with fixed answers, and an agent written by the test. */
export async function startTinyRuntime(options: TinyRuntimeOptions): Promise<TinyRuntime> {
  const webhooks: WebhookCall[] = [];
  const agents: Agent[] = [];
  const waiting: { path: string; resolve: (call: WebhookCall) => void }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      const path = request.url ?? '/';
      const form = Object.fromEntries(new URLSearchParams(body));
      const isSigned = validateRequest(TOKEN, signatureOf(request), `${url()}${path}`, form);
      const call = { path, form, isSigned, headers: request.headers };
      webhooks.push(call);
      for (const waiter of waiting) if (waiter.path === path) waiter.resolve(call);
      const answer = options.answers[path];
      const given = typeof answer === 'function' ? answer(call) : answer;
      const { status, body: text } =
        typeof given === 'object' ? given : { status: given === undefined ? 204 : 200, body: given ?? '' };
      response.writeHead(status, { 'content-type': 'text/xml' });
      response.end(text);
    });
  });
  const sockets = new WebSocketServer({ noServer: true });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const isSigned = validateRequest(TOKEN, signatureOf(request), `${url().replace('http', 'ws')}${request.url}`, {});
      agents.push(createAgent(ws, { isSigned, onStart: options.agent ?? (() => {}) }));
    });
  };
  // Node.js answers an upgrade as a request while nobody listens for upgrades.
  if (options.refusesStreams !== true) server.on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  function url(): string {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('listen before asking for the address');
    return `http://127.0.0.1:${address.port}`;
  }
  return {
    url: url(),
    streamUrl: `${url().replace('http', 'ws')}/media`,
    webhooks,
    agents,
    request(path) {
      const made = webhooks.find((call) => call.path === path);
      if (made !== undefined) return Promise.resolve(made);
      return new Promise((resolve) => waiting.push({ path, resolve }));
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A document around some verbs. */
export function respond(...verbs: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs.join('')}</Response>`;
}

/** A tone of 8 kHz mu-law: a square wave at 400 Hz. */
export function tone(ms: number): Uint8Array {
  return Uint8Array.from({ length: ms * 8 }, (_, n) => (n % 20 < 10 ? 0x20 : 0xa0));
}

function createAgent(
  ws: WebSocket,
  { isSigned, onStart }: { isSigned: boolean; onStart: (agent: Agent, start: StreamMessage) => void },
): Agent {
  const received: StreamMessage[] = [];
  let streamSid = '';
  const send = (message: object) => ws.send(JSON.stringify(message));
  const agent: Agent = {
    received,
    isSigned,
    onMessage: () => {},
    say: (muLaw) => send({ event: 'media', streamSid, media: { payload: Buffer.from(muLaw).toString('base64') } }),
    mark: (name) => send({ event: 'mark', streamSid, mark: { name } }),
    clear: () => send({ event: 'clear', streamSid }),
    sendRaw: (data) => ws.send(data),
    hangUp: () => ws.close(1000),
    closed: new Promise((resolve) => ws.on('close', resolve)),
  };
  ws.on('error', () => ws.terminate());
  ws.on('message', (data) => {
    let json: unknown;
    try {
      json = JSON.parse(String(data));
    } catch {
      // Broken on purpose by a rehearsed failure.
      json = { event: 'garbled' };
    }
    const message = messageSchema.parse(json);
    received.push(message);
    if (message.event === 'start') {
      streamSid = message.streamSid ?? '';
      onStart(agent, message);
    }
    agent.onMessage(message);
  });
  return agent;
}

function signatureOf(request: IncomingMessage): string {
  const signature = request.headers['x-twilio-signature'];
  return typeof signature === 'string' ? signature : '';
}
