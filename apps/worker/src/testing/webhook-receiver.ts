import { createServer, type IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { SECRET } from './ended-call.ts';

export interface ReceivedMessage {
  headers: IncomingHttpHeaders;
  body: string;
  /** What the reference library made of it; one whose signature is not right is answered with 401 and not received. */
  message: unknown;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
}

export interface WebhookReceiver {
  url: string;
  /** `host:port`, for the list of allowed private addresses. */
  host: string;
  received: ReceivedMessage[];
  close(): Promise<void>;
}

/** A customer's endpoint: checks every message with the reference library and answers as told. */
export async function startWebhookReceiver(
  answer: (index: number) => Answer | Promise<Answer> = () => ({ status: 204 }),
): Promise<WebhookReceiver> {
  const received: ReceivedMessage[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', async () => {
      const body = Buffer.concat(pieces).toString();
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      try {
        received.push({ headers: request.headers, body, message: new Webhook(SECRET).verify(body, headers) });
      } catch {
        response.writeHead(401).end();
        return;
      }
      const answered = await answer(received.length - 1);
      response.writeHead(answered.status, answered.headers).end();
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
