import { createServer } from 'node:http';

export interface PlainReceiver {
  url: string;
  /** `host:port`, for the list of allowed private addresses. */
  host: string;
  readonly received: readonly { path: string; headers: Record<string, string>; body: string }[];
  close(): Promise<void>;
}

/** An endpoint that takes what comes and answers with a status; its signature is for the test to check. */
export async function startPlainReceiver(
  answer: (index: number) => number | Promise<number> = () => 200,
): Promise<PlainReceiver> {
  const received: { path: string; headers: Record<string, string>; body: string }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', async () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      received.push({ path: request.url ?? '', headers, body: Buffer.concat(pieces).toString() });
      response.writeHead(await answer(received.length - 1)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}/hook`,
    host,
    received,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
