import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { expect, it } from 'vitest';
import { encodePart, signRequest } from './sign-request.ts';
import { beginStream, startLocalBedrock, textFrames } from './testing/local-bedrock.ts';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

/** A request of the vendor's own client, as it arrived, and how it was signed. */
async function requestOfTheSdk(modelId: string, sessionToken?: string) {
  const server = await startLocalBedrock((response) => {
    beginStream(response);
    response.end(Buffer.concat(textFrames(['Hi.'])));
  });
  const credentials = sessionToken === undefined ? CREDENTIALS : { ...CREDENTIALS, sessionToken };
  const client = new BedrockRuntimeClient({
    region: 'eu-west-2',
    endpoint: server.endpoint,
    credentials,
    // By default it speaks HTTP/2, in which the local server does not listen.
    requestHandler: new NodeHttpHandler(),
  });
  const messages = [{ role: 'user' as const, content: [{ text: 'How much is 2 € in £?' }] }];
  await client.send(new ConverseStreamCommand({ modelId, messages }));
  client.destroy();
  await server.close();
  const [request] = server.requests;
  if (request === undefined) throw new Error('the client sent no request');
  return { ...request, credentials };
}

it.each([
  ['eu.anthropic.claude-haiku-4-5-20251001-v1:0', undefined],
  ['arn:aws:bedrock:eu-west-2:123456789012:inference-profile/a(b)*c', undefined],
  ['eu.anthropic.claude-haiku-4-5-20251001-v1:0', 'session/token+of=a role'],
])('signs a request for %s as the vendor’s own client does', async (modelId, sessionToken) => {
  const { path, headers, body, credentials } = await requestOfTheSdk(modelId, sessionToken);
  expect(path).toBe(`/model/${encodePart(modelId)}/converse-stream`);
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const date = String(headers['x-amz-date']);
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const ours = signRequest(
    {
      method: 'POST',
      path,
      headers: Object.fromEntries(
        signed
          .filter((name) => name !== 'x-amz-date' && name !== 'x-amz-security-token')
          .map((name) => [name, String(headers[name])]),
      ),
      body: JSON.stringify(body),
    },
    { region: 'eu-west-2', service: 'bedrock', credentials, at },
  );
  expect(signed).toContain('host');
  expect(ours.authorization).toBe(headers.authorization);
});
