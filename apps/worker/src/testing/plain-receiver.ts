import { createServer } from 'node:http';

export interface ReceivedRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
}

export interface PlainReceiver {
  url: string;
  /** `host:port`, for the list of allowed private addresses. */
  host: string;
  readonly received: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** An endpoint that takes what comes and answers as told, by a status alone or with headers; signatures are for the test to check. */
export async function startPlainReceiver(
  answer: (index: number, request: ReceivedRequest) => number | Answer | Promise<number | Answer> = () => 200,
): Promise<PlainReceiver> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', async () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const taken = { path: request.url ?? '', headers, body: Buffer.concat(pieces).toString() };
      received.push(taken);
      const answered = await answer(received.length - 1, taken);
      const { status, headers: told } = typeof answered === 'number' ? { status: answered } : answered;
      response.writeHead(status, told).end();
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
