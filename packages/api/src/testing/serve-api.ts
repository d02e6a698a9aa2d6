import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Api } from '../create-api.ts';

/** The API at an address of this machine, as the designer's server has it. */
export async function serveApiAt(api: Api): Promise<{ url: string; close(): Promise<void> }> {
  const answer = (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/trpc/')) return api.handleTrpc(request);
    return pathname === '/api/mcp' ? api.handleMcp(request) : api.handleRest(request);
  };
  const server = createServer(getRequestListener(answer));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
