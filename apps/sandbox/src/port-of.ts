import type { AddressInfo, Server } from 'node:net';

/**
 * The port on which a server listens.
 * @throws when it is not listening
 */
export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port: it is not listening.');
  return address.port;
}
