import { createServer } from 'node:http';
import { z } from 'zod';

const messageSchema = z.object({ type: z.string() });

/** Whoever is told by webhooks. */
export interface WebhookReceiver {
  readonly url: string;
  /** What it was told of, in the order in which it came. */
  events(): string[];
  close(): Promise<void>;
}

/** @param port that the product was told may be reached although it is private */
export async function startWebhookReceiver(port: number): Promise<WebhookReceiver> {
  const told: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.once('end', () => {
      told.push(messageSchema.parse(JSON.parse(body)).type);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}/campaigns`,
    events: () => [...told],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
