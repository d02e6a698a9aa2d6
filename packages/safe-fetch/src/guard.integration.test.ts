import { Agent, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createGuard } from './guard.ts';
import { startCanary, toThisMachine } from './testing/canary.ts';
import { hostileAddresses, OUR_OWN_NAME } from './testing/hostile-addresses.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function openCanary() {
  const canary = await startCanary();
  cleanups.push(() => canary.close());
  return canary;
}

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

  it('check 106: is none that leads inside, as it is written or where it is called', async () => {
    const guard = createGuard({ denyHosts: [OUR_OWN_NAME], resolve: toThisMachine });
    const agent = new Agent({ connect: guard.connect });
    cleanups.push(() => agent.destroy());
    const call = async (address: string) => {
      guard.check(address);
      await request(address, { dispatcher: agent });
    };
    const outcomes = await Promise.allSettled(hostileAddresses(443).map(call));
    const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.message : 'called'));
    expect(new Set(refusals)).toEqual(new Set(['This address is not allowed.']));
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
    const canary = await openCanary();
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
    const canary = await openCanary();
    const host = `127.0.0.1:${canary.port}`;
    const guard = createGuard({ allowPrivate: [host] });
    const agent = new Agent({ connect: guard.connect });
    cleanups.push(() => agent.destroy());
    const { body } = await request(`http://${host}`, { dispatcher: agent });
    expect(await body.text()).toBe('here');
    expect(guard.lookupFor(`ws://${host}`)).toBeUndefined();
  });
});
