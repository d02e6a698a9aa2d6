import {
  request as ask,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** Where the programs of an installation listen on this machine. */
export interface Upstreams {
  readonly voice: readonly number[];
  readonly designer: readonly number[];
}

/** One address for an installation of several processes. */
export interface FrontDoor {
  close(): Promise<void>;
}

/** What telephone companies, PBXs and pages ask of the voice processes; everything else is the designer's, the widget's script too. */
const VOICE_PATH = /^\/(twilio|pbx|browser|operator|prompts|widget\/call)\//;
const LOOK_EVERY_MS = 500;
const LOOK_TIMEOUT_MS = 1_000;
/** A process that takes a request and then says nothing is frozen. */
const ANSWER_WITHIN_MS = 60_000;
/** Asking for them twice is asking once. */
const REPEATABLE = new Set(['GET', 'HEAD']);
/** Of one connection; the next one has its own. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/**
 * A small balancer for trying several processes on one machine, not for the internet: requests and sockets go round to the processes that say
 * they are ready, and to the next one when one is gone. Whoever stands behind it is told for whom it asks (`X-Forwarded-For`).
 */
export async function openFrontDoor(port: number, upstreams: Upstreams): Promise<FrontDoor> {
  const groups = { voice: new Group(upstreams.voice), designer: new Group(upstreams.designer) };
  const groupOf = ({ url = '' }: IncomingMessage) => (VOICE_PATH.test(url) ? groups.voice : groups.designer);
  const server = createServer((request, response) => passRequest({ request, response }, groupOf(request)));
  server.on('upgrade', (request, socket, head) => passSocket({ request, socket, head }, groupOf(request)));
  const sockets = new Set<Duplex>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await Promise.all(Object.values(groups).map((group) => group.look()));
  const looking = setInterval(() => {
    for (const group of Object.values(groups)) void group.look();
  }, LOOK_EVERY_MS);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    async close() {
      clearInterval(looking);
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Processes that can stand for each other. */
class Group {
  readonly #ports: readonly number[];
  #ready: ReadonlySet<number> = new Set();
  #turn = 0;

  constructor(ports: readonly number[]) {
    this.#ports = ports;
  }

  /** Asks all of them whether they are ready. */
  async look(): Promise<void> {
    const answers = await Promise.all(this.#ports.map(isReady));
    this.#ready = new Set(this.#ports.filter((_port, index) => answers[index]));
  }

  /** Whom to try, in this order: those that are ready, by turns, and the others in case they are again. */
  next(): number[] {
    this.#turn += 1;
    const from = this.#turn % this.#ports.length;
    const round = [...this.#ports.slice(from), ...this.#ports.slice(0, from)];
    return [...round.filter((port) => this.#ready.has(port)), ...round.filter((port) => !this.#ready.has(port))];
  }
}

function isReady(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(LOOK_TIMEOUT_MS);
  return fetch(`http://127.0.0.1:${port}/ready`, { signal }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function passRequest({ request, response }: Exchange, group: Group, ports = group.next()): void {
  const [port, ...others] = ports;
  if (port === undefined) {
    response.writeHead(503, { 'content-type': 'text/plain' }).end('No process is ready. Try again shortly.\n');
    return;
  }
  const isRepeatable = REPEATABLE.has(request.method ?? '');
  let isBegun = false;
  const upstream = ask({
    ...{ host: '127.0.0.1', port, agent: false },
    ...{ method: request.method, path: request.url, headers: passedOn(request) },
  });
  upstream.once('socket', (socket) =>
    socket.once('connect', () => {
      isBegun = true;
      if (isRepeatable) upstream.end();
      else request.pipe(upstream);
    }),
  );
  const waiting = setTimeout(() => upstream.destroy(new Error('no answer in time')), ANSWER_WITHIN_MS);
  upstream.once('response', (reply) => {
    clearTimeout(waiting);
    response.writeHead(reply.statusCode ?? 502, withoutHops(reply.headers));
    reply.pipe(response);
    reply.once('error', () => response.destroy());
  });
  upstream.once('error', () => {
    clearTimeout(waiting);
    if (response.headersSent || response.destroyed) response.destroy();
    else if (!isBegun || isRepeatable) passRequest({ request, response }, group, others);
    // Whether it was done nobody knows: whoever asked must decide whether to ask again.
    else response.writeHead(502, { 'content-type': 'text/plain' }).end('The process that answered is gone.\n');
  });
  response.once('close', () => {
    clearTimeout(waiting);
    upstream.destroy();
  });
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

function passSocket({ request, socket, head }: Upgrade, group: Group, ports = group.next()): void {
  const [port, ...others] = ports;
  socket.on('error', () => socket.destroy());
  if (port === undefined) {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const upstream = connect(port, '127.0.0.1');
  const tryNext = () => passSocket({ request, socket, head }, group, others);
  upstream.once('error', tryNext);
  upstream.once('connect', () => {
    upstream.off('error', tryNext);
    upstream.on('error', () => socket.destroy());
    upstream.setNoDelay(true);
    const headers = { ...request.headers, 'x-forwarded-for': addressesOf(request) };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
    upstream.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
    socket.once('close', () => upstream.destroy());
    upstream.once('close', () => socket.destroy());
  });
}

function passedOn(request: IncomingMessage): OutgoingHttpHeaders {
  const headers = withoutHops(request.headers);
  return { ...headers, 'x-forwarded-for': addressesOf(request), 'x-forwarded-proto': 'http' };
}

/** Everybody it has come through, this machine's neighbour last: only that one is known to be true. */
function addressesOf({ headers, socket }: IncomingMessage): string {
  return [headers['x-forwarded-for'], socket.remoteAddress].flat().filter(Boolean).join(', ');
}

function withoutHops(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}
