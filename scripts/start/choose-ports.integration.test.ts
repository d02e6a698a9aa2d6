import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { choosePorts } from './choose-ports.ts';

let taken: Server | undefined;
afterEach(() => new Promise((resolve) => (taken === undefined ? resolve(undefined) : taken.close(resolve))));

async function takePort(): Promise<number> {
  const server = createServer();
  taken = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  return address.port;
}

test('a port that is taken is replaced by another', async () => {
  const port = await takePort();
  const { designer } = await choosePorts({ designer: port });
  expect(designer).toBeGreaterThan(0);
  expect(designer).not.toBe(port);
});

test('a replacement does not take a port that another app wants', async () => {
  const port = await takePort();
  const chosen = await choosePorts({ designer: port, voice: port + 1 });
  expect(chosen.designer).not.toBe(port + 1);
  expect(new Set([port, chosen.designer, chosen.voice]).size).toBe(3);
});

test('0 lets the system choose, differently for each', async () => {
  const chosen = await choosePorts({ designer: 0, voice: 0, worker: 0 });
  expect(new Set(Object.values(chosen)).size).toBe(3);
  expect(Object.values(chosen)).not.toContain(0);
});
