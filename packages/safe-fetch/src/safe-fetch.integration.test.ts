import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '@aybiza/foundation/clock';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { guardedConnector, type Resolve } from './guarded-connector.ts';
import { createSafeFetch, type SafeFetchOptions, type SafeFetchRequest } from './index.ts';
import { startCanary, toThisMachine } from './testing/canary.ts';
import { hostileAddresses, OUR_OWN_NAME } from './testing/hostile-addresses.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function listen(server: Server, host?: string): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  return address.port;
}

async function openCanary() {
  const canary = await startCanary();
  cleanups.push(() => canary.close());
  return canary;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function startServer(handler: Handler, more: Partial<SafeFetchOptions> = {}) {
  const port = await listen(createHttpServer(handler), '127.0.0.1');
  const safeFetch = createSafeFetch({ clock: systemClock(), allowPrivate: [`127.0.0.1:${port}`], ...more });
  cleanups.push(() => safeFetch.close());
  const url = `http://127.0.0.1:${port}`;
  const get = (request: Partial<SafeFetchRequest> = {}) => safeFetch({ method: 'GET', url: `${url}/x`, ...request });
  return { port, url, get };
}

function resolvesTo(...addresses: string[]): Resolve {
  return (_hostname, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
}

describe('an answer that repeats what was shown', () => {
  const answerTo = async (secret: string) => {
    const { url, get } = await startServer((request, response) => response.end(`no ${request.headers['x-key']} today`));
    const credential = { origins: [url], name: 'X-Key', value: secret };
    return (await get({ credential })).body;
  };

  it('tells nobody the secret', async () => {
    expect(await answerTo('a-secret-of-ours')).toBe('no ••• today');
  });

  it('stays readable where that is so short that it may stand there by chance', async () => {
    expect(await answerTo('o')).toBe('no o today');
  });
});

describe('addresses that lead inside', () => {
  it('check 106: are all refused with the same sentence and without one connection', async () => {
    const canary = await openCanary();
    const safeFetch = createSafeFetch({
      clock: systemClock(),
      ports: [canary.port],
      denyHosts: [OUR_OWN_NAME],
      resolve: toThisMachine,
    });
    cleanups.push(() => safeFetch.close());
    const urls = hostileAddresses(canary.port);
    expect(urls.length).toBeGreaterThanOrEqual(300);
    const outcomes = await Promise.all(
      urls.map((url) =>
        safeFetch({ method: 'GET', url }).then(
          () => ({ url, code: 'ANSWERED', message: '' }),
          (error) => ({ url, code: String(error.code), message: String(error.message) }),
        ),
      ),
    );
    expect(outcomes.filter(({ code }) => code !== 'ADDRESS_REFUSED')).toEqual([]);
    expect(new Set(outcomes.map(({ message }) => message))).toEqual(new Set(['This address is not allowed.']));
    expect(canary.connections()).toBe(0);
  });

  it('would have reached the canary without the guard', async () => {
    const canary = await openCanary();
    const safeFetch = createSafeFetch({
      clock: systemClock(),
      allowPrivate: [`127.0.0.1:${canary.port}`, `[::1]:${canary.port}`, `localhost:${canary.port}`],
    });
    cleanups.push(() => safeFetch.close());
    const spellings = ['2130706433', '0x7f.1', '127。0。0。1', 'localhost'];
    await Promise.allSettled(
      spellings.map((host) => safeFetch({ method: 'GET', url: `http://${host}:${canary.port}/` })),
    );
    expect(canary.connections()).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['to this machine', ['127.0.0.1']],
    ['to a public address and to this machine', ['93.184.216.34', '127.0.0.1']],
    ['to this machine over IPv6', ['::1']],
    ['to a mapped address', ['::ffff:127.0.0.1']],
    ['to metadata', ['169.254.169.254']],
    ['to nothing', []],
  ])('are refused when a name leads %s', async (_what, addresses) => {
    const canary = await openCanary();
    const safeFetch = createSafeFetch({
      clock: systemClock(),
      ports: [canary.port],
      resolve: resolvesTo(...addresses),
    });
    cleanups.push(() => safeFetch.close());
    await expect(safeFetch({ method: 'GET', url: `http://evil.example:${canary.port}/` })).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
    expect(canary.connections()).toBe(0);
  });

  it('are refused on the second call when the name changes its mind in between', async () => {
    const canary = await openCanary();
    const asked: string[] = [];
    const resolve: Resolve = (hostname, done) => {
      asked.push(hostname);
      // The first look-up fails: the public address must not really be called from a test.
      if (asked.length === 1) done(new Error('no network'), []);
      else resolvesTo('127.0.0.1')(hostname, done);
    };
    const safeFetch = createSafeFetch({ clock: systemClock(), ports: [canary.port], resolve });
    cleanups.push(() => safeFetch.close());
    const url = `http://rebind.example:${canary.port}/`;
    await expect(safeFetch({ method: 'GET', url })).rejects.toMatchObject({ code: 'UNREACHABLE' });
    await expect(safeFetch({ method: 'GET', url })).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(asked).toEqual(['rebind.example', 'rebind.example']);
    expect(canary.connections()).toBe(0);
  });

  it('are refused by the peer of the connection when everything before was fooled', async () => {
    const canary = await openCanary();
    const rules = { allowPrivate: new Set<string>(), denyHosts: new Set<string>(), ports: new Set([canary.port]) };
    let made: Socket | undefined;
    const connector = guardedConnector(rules, resolvesTo('93.184.216.34'), () => (_options, callback) => {
      const socket = connect(canary.port, '127.0.0.1', () => callback(null, socket));
      made = socket;
    });
    const error = await new Promise<Error | null>((resolve) => {
      connector({ hostname: 'evil.example', protocol: 'http:', port: String(canary.port) }, (...[refusal]) =>
        resolve(refusal),
      );
    });
    expect(error).toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(made?.destroyed).toBe(true);
  });
});

describe('safe fetch', () => {
  it('sends method, headers and body, and returns status, headers and text', async () => {
    const { get } = await startServer((request, response) => {
      let body = '';
      request.on('data', (piece) => {
        body += piece;
      });
      request.on('end', () => {
        response.writeHead(201, { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] });
        response.end(`${request.method} ${request.url} ${request.headers['x-key']} ${body} ü`);
      });
    });
    const answer = await get({ method: 'POST', headers: { 'X-Key': 'k' }, body: 'hello' });
    expect(answer).toMatchObject({
      status: 201,
      headers: { 'content-type': 'text/plain', 'set-cookie': 'a=1, b=2' },
      body: 'POST /x k hello ü',
    });
  });

  it.each([301, 302, 303, 307, 308])('returns a redirect with %i instead of following it', async (status) => {
    const canary = await openCanary();
    const { get } = await startServer((_request, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${canary.port}/` });
      response.end();
    });
    expect((await get()).status).toBe(status);
    expect(canary.connections()).toBe(0);
  });

  it('allows a private address only under its exact name and port', async () => {
    const { port } = await startServer((_request, response) => response.end('in'));
    const safeFetch = createSafeFetch({ clock: systemClock(), allowPrivate: [`127.0.0.1:${port}`], ports: [port] });
    cleanups.push(() => safeFetch.close());
    expect((await safeFetch({ method: 'GET', url: `http://127.0.0.1:${port}/` })).body).toBe('in');
    await expect(safeFetch({ method: 'GET', url: `http://localhost:${port}/` })).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    });
  });

  it.each<[string, Partial<SafeFetchRequest>]>([
    ['a line break in a value', { headers: { 'X-A': 'a\r\nX-B: b' } }],
    ['a lone line feed in a value', { headers: { 'X-A': 'a\nb' } }],
    ['a zero in a value', { headers: { 'X-A': 'a\u0000' } }],
    ['a character beyond Latin-1 in a value', { headers: { 'X-A': 'a\u010ab' } }],
    ['a line break in a name', { headers: { 'X-A\r\nX-B': 'a' } }],
    ['a colon in a name', { headers: { ':authority': 'a' } }],
    ['an empty name', { headers: { '': 'a' } }],
    ['Host', { headers: { Host: 'inside' } }],
    ['Content-Length', { headers: { 'content-length': '0' } }],
    ['Transfer-Encoding', { headers: { 'Transfer-Encoding': 'chunked' } }],
    ['Connection', { headers: { connection: 'x-key' } }],
    ['Accept-Encoding', { headers: { 'accept-encoding': 'gzip' } }],
    ['sixty-five headers', { headers: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`x-${i}`, 'a'])) }],
    ['a method of its own', { method: 'CONNECT' }],
    ['a method in small letters', { method: 'get' }],
    ['a method with a line break', { method: 'GET / HTTP/1.1\r\nX-A: b' }],
    ['a body on a GET', { body: 'x' }],
    ['too large a body', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) }],
  ])('refuses a request with %s', async (_what, request) => {
    let requests = 0;
    const { get } = await startServer((_request, response) => {
      requests += 1;
      response.end();
    });
    await expect(get(request)).rejects.toMatchObject({ code: 'REQUEST_INVALID', retryable: false });
    expect(requests).toBe(0);
  });

  it('cuts an endless body at the limit', async () => {
    const { get } = await startServer((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', more);
      more();
    });
    await expect(get()).rejects.toMatchObject({ code: 'RESPONSE_TOO_LARGE' });
  });

  it('takes a body of exactly the limit', async () => {
    const { get } = await startServer((_request, response) => response.end('x'.repeat(1024 * 1024)));
    expect((await get()).body.length).toBe(1024 * 1024);
  });

  it('ends a body that drips', async () => {
    const clock = fakeClock();
    const { get } = await startServer(
      (_request, response) => {
        response.write('x');
        clock.advance(8000);
      },
      { clock },
    );
    await expect(get()).rejects.toMatchObject({ code: 'TIMED_OUT', retryable: true });
  });

  it('ends an answer that never begins', async () => {
    const clock = fakeClock();
    const { get } = await startServer(() => clock.advance(8000), { clock });
    await expect(get()).rejects.toMatchObject({ code: 'TIMED_OUT' });
  });

  it('refuses a packed body', async () => {
    const { get } = await startServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end('x');
    });
    await expect(get()).rejects.toMatchObject({ code: 'RESPONSE_INVALID' });
  });

  it.each([65, 10_000])('refuses an answer with %i headers', async (count) => {
    const port = await listen(
      createServer((socket) => {
        const headers = Array.from({ length: count }, (_, index) => `x-${index}: a\r\n`).join('');
        socket.end(`HTTP/1.1 200 OK\r\n${headers}content-length: 0\r\n\r\n`);
      }),
      '127.0.0.1',
    );
    const safeFetch = createSafeFetch({ clock: systemClock(), allowPrivate: [`127.0.0.1:${port}`] });
    cleanups.push(() => safeFetch.close());
    await expect(safeFetch({ method: 'GET', url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
      code: 'RESPONSE_TOO_LARGE',
    });
  });

  it.each(['HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello', 'SSH-2.0-OpenSSH_9.2\r\n'])(
    'refuses an answer that is not proper HTTP: %j',
    async (answer) => {
      const port = await listen(
        createServer((socket) => socket.end(answer)),
        '127.0.0.1',
      );
      const safeFetch = createSafeFetch({ clock: systemClock(), allowPrivate: [`127.0.0.1:${port}`] });
      cleanups.push(() => safeFetch.close());
      await expect(safeFetch({ method: 'GET', url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
        code: 'RESPONSE_INVALID',
      });
    },
  );

  it('ends when it is withdrawn', async () => {
    const abort = new AbortController();
    const { get } = await startServer(() => abort.abort());
    await expect(get({ signal: abort.signal })).rejects.toMatchObject({ code: 'ABORTED', retryable: false });
  });

  it('does not begin when it was withdrawn before', async () => {
    let requests = 0;
    const { get } = await startServer(() => {
      requests += 1;
    });
    await expect(get({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' });
    expect(requests).toBe(0);
  });

  it('says that nobody listens', async () => {
    const { get, port } = await startServer(() => {});
    await cleanups.shift()?.();
    await expect(get({ url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      retryable: true,
    });
  });
});
