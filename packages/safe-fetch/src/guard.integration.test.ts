import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createGuard } from './guard.ts';
import type { Resolve } from './guarded-connector.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Listens on this machine and counts who comes. */
async function startCanary() {
  let connections = 0;
  const server = createServer((_request, response) => response.end('here'));
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  cleanups.push(() => new Promise((closed) => server.close(closed)));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  return { port: address.port, connections: () => connections };
}

/** The worst resolver there could be. */
const toThisMachine: Resolve = (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);

describe('an address that a user has named', () => {
  it.each([
    'https://127.0.0.1/v1',
    'https://[::1]/v1',
    'https://169.254.169.254/latest',
    'wss://10.0.0.1',
    'https://2130706433/v1',
    'https://example.com:8443/v1',
    'http://example.com/v1',
    'ws://api.example.com',
    'ftp://example.com',
    'https://me:secret@example.com',
  ])('is refused as it is written: %s', (address) => {
    expect(() => createGuard({}).check(address)).toThrow('This address is not allowed.');
  });

  it.each(['https://api.example.com/v1', 'wss://api.example.com'])('may be %s', (address) => {
    expect(() => createGuard({}).check(address)).not.toThrow();
  });

  it('may be private and unencrypted where the installation allows exactly that', () => {
    const guard = createGuard({ allowPrivate: ['127.0.0.1:8000'] });
    expect(() => guard.check('http://127.0.0.1:8000/v1')).not.toThrow();
    expect(() => guard.check('http://127.0.0.1:8001/v1')).toThrow();
  });

  it('makes no connection when its name leads to this machine, over HTTP or a socket', async () => {
    const canary = await startCanary();
    const guard = createGuard({ resolve: toThisMachine });
    const agent = new Agent({ connect: guard.connect });
    cleanups.push(() => agent.destroy());
    const url = `http://model.example.com:${canary.port}`;
    await expect(request(url, { dispatcher: agent })).rejects.toThrow('This address is not allowed.');
    const lookup = guard.lookupFor('wss://speech.example.com');
    const socket = new WebSocket(url.replace('http', 'ws'), lookup === undefined ? {} : { lookup });
    const error = await new Promise<Error>((failed) => socket.on('error', failed));
    expect(error.message).toBe('This address is not allowed.');
    expect(canary.connections()).toBe(0);
  });

  it('is reached where it is allowed', async () => {
    const canary = await startCanary();
    const host = `127.0.0.1:${canary.port}`;
    const guard = createGuard({ allowPrivate: [host] });
    const agent = new Agent({ connect: guard.connect });
    cleanups.push(() => agent.destroy());
    const { body } = await request(`http://${host}`, { dispatcher: agent });
    expect(await body.text()).toBe('here');
    expect(guard.lookupFor(`ws://${host}`)).toBeUndefined();
  });
});
