import { createServer } from 'node:http';
import type { Resolve } from '../guarded-connector.ts';

/** Somebody inside, where nobody may come. */
export interface Canary {
  readonly port: number;
  /** How many have come. */
  connections(): number;
  close(): Promise<void>;
}

/** Listens on every address of this machine and counts who comes; over HTTP, they are told `here`. */
export async function startCanary(): Promise<Canary> {
  let connections = 0;
  const server = createServer((_request, response) => response.end('here'));
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the canary has no port');
  return {
    port: address.port,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The worst resolver there could be: every name is this machine. No name leaves it. */
export const toThisMachine: Resolve = (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
