import { createServer, type ServerResponse } from 'node:http';

export interface MessageCompany {
  url: string;
  /** The forms that it was sent, in order. */
  readonly asked: readonly Readonly<Record<string, string>>[];
  close(): Promise<void>;
}

/** Stands for the telephone company's address for text messages; by default it takes every one. */
export async function startMessageCompany(
  answer: (index: number, response: ServerResponse) => void = (_index, response) => accept(response),
): Promise<MessageCompany> {
  const asked: Record<string, string>[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      asked.push(Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString())));
      answer(asked.length - 1, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function accept(response: ServerResponse): void {
  reply(response, 201, { sid: `SM${'a'.repeat(32)}` });
}

export function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
