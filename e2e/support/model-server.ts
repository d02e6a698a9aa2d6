import { createServer } from 'node:http';
import { chatProtocol } from '@aybiza/providers/llm/openai-compatible/testing/chat-protocol';

/** A customer's own model, by OpenAI's protocol: it says yes to whoever has its key. */
export interface ModelServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

const protocol = chatProtocol(() => {
  throw new Error('nobody asks it from here');
});

/** @param port that the product was told may be asked although it is private */
export async function startModelServer({ port, key }: { port: number; key: string }): Promise<ModelServer> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      if (request.headers.authorization !== `Bearer ${key}`) {
        response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"wrong key"}}');
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(protocol.reply({ pieces: ['Yes.'], stop: 'end' }).join(''));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
