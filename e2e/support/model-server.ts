import { createServer } from 'node:http';
import { chatProtocol } from '@aybiza/providers/llm/openai-compatible/testing/chat-protocol';

/** What a model does with a flow in one answer: the tools that it uses. */
export type Drawing = readonly { readonly name: string; readonly input: unknown }[];

/** A customer's own model, by OpenAI's protocol: it says yes to whoever has its key, and draws what it is told to whoever lets it. */
export interface ModelServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

const protocol = chatProtocol(() => {
  throw new Error('nobody asks it from here');
});

/** @param port that the product was told may be asked although it is private */
export async function startModelServer(options: {
  port: number;
  key: string;
  drawings?: readonly Drawing[];
}): Promise<ModelServer> {
  const { port, key, drawings = [] } = options;
  const left = [...drawings];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.once('end', () => {
      if (request.headers.authorization !== `Bearer ${key}`) {
        response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"wrong key"}}');
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const drawing = body.includes('"put_steps"') ? left.shift() : undefined;
      response.end(
        (drawing === undefined ? protocol.reply({ pieces: ['Yes.'], stop: 'end' }) : draw(drawing)).join(''),
      );
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

function draw(drawing: Drawing): string[] {
  const toolUses = drawing.map(({ name, input }, index) => ({ id: `use-${index}`, name, json: JSON.stringify(input) }));
  return protocol.reply({ pieces: [], toolUses, stop: 'tools' });
}
