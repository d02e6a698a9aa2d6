import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { z } from 'zod';
import { type AwsAccount, toClientConfig } from '../aws/aws-account.ts';
import { keepConnections } from '../aws/kept-connections.ts';
import { toRequestHandler } from '../aws/request-handler.ts';
import { bedrockError, toBedrockError } from '../llm/bedrock/bedrock-error.ts';
import { parseJson } from '../parse-json.ts';
import { DIMENSIONS, type Embedder } from './port.ts';

const MODEL_ID = 'amazon.titan-embed-text-v2:0';
/** AWS: 8,192 tokens or 50,000 characters. A token may be a single letter of a script that the model knows little of. */
const MAX_LETTERS = 8_000;

const replySchema = z.object({ embedding: z.array(z.number()).length(DIMENSIONS) });

/** Amazon Titan Text Embeddings V2 on Bedrock (AWS: InvokeModel, “Amazon Titan Embeddings Text”). One text a request; the model takes no more. */
export function createTitan(account: AwsAccount): Embedder {
  const connections = keepConnections(
    new URL(account.endpoint ?? `https://bedrock-runtime.${account.region}.amazonaws.com`),
  );
  const client = new BedrockRuntimeClient({
    ...toClientConfig(account),
    requestHandler: toRequestHandler(connections),
  });
  return {
    model: `${MODEL_ID}/${DIMENSIONS}`,
    async embed(text, { signal }) {
      const body = JSON.stringify({ inputText: text.slice(0, MAX_LETTERS), dimensions: DIMENSIONS, normalize: true });
      const command = new InvokeModelCommand({
        modelId: MODEL_ID,
        contentType: 'application/json',
        accept: 'application/json',
        body,
      });
      const reply = await client.send(command, { abortSignal: signal }).catch((thrown: unknown) => {
        throw signal.aborted
          ? bedrockError('PROVIDER_ABORTED', 'the question was withdrawn', thrown)
          : toBedrockError(thrown);
      });
      const parsed = replySchema.safeParse(parseJson(reply.body.transformToString()));
      if (!parsed.success) throw bedrockError('PROVIDER_PROTOCOL', 'Bedrock gave no embedding', parsed.error);
      return parsed.data.embedding;
    },
    close: () => client.destroy(),
  };
}
