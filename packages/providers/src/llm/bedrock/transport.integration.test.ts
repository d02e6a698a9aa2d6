import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AwsAccount } from '../../aws/aws-account.ts';
import { beginStream, type ReceivedRequest, startLocalBedrock, textFrames } from './testing/local-bedrock.ts';
import { createTransport } from './transport.ts';

const MODEL_ID = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
const QUESTION = { messages: [{ role: 'user' as const, content: [{ text: 'How much is 2 € in £?' }] }] };
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start() {
  const server = await startLocalBedrock((response) => {
    beginStream(response);
    response.end(Buffer.concat(textFrames(['Hi.'])));
  });
  cleanups.push(() => server.close());
  return server;
}

/** Asks as `account`, and gives the request as it arrived. */
async function ask(account: Partial<AwsAccount>, modelId = MODEL_ID): Promise<ReceivedRequest> {
  const server = await start();
  // The same machine by an address for which no keys are made up.
  const endpoint = server.endpoint.replace('127.0.0.1', '0.0.0.0');
  const transport = createTransport({ region: 'eu-west-2', endpoint, ...account });
  cleanups.push(() => transport.close());
  await transport.send({ modelId, ...QUESTION }, { signal: new AbortController().signal, onEvent: () => {} });
  return onlyRequestOf(server.requests);
}

async function askByTheVendorsClient(modelId: string): Promise<ReceivedRequest> {
  const server = await start();
  const client = new BedrockRuntimeClient({
    region: 'eu-west-2',
    endpoint: server.endpoint,
    credentials: KEYS,
    // By default it speaks HTTP/2, in which the local server does not listen.
    requestHandler: new NodeHttpHandler(),
  });
  cleanups.push(() => client.destroy());
  await client.send(new ConverseStreamCommand({ modelId, ...QUESTION }));
  return onlyRequestOf(server.requests);
}

function onlyRequestOf(requests: readonly ReceivedRequest[]): ReceivedRequest {
  const [request] = requests;
  if (request === undefined || requests.length > 1) throw new Error(`${requests.length} requests arrived`);
  return request;
}

/** What AWS's own signer puts into the `authorization` of a request that has arrived. */
async function signAgain({ path, headers, text }: ReceivedRequest, sessionToken?: string) {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const signer = new SignatureV4({
    credentials: sessionToken === undefined ? KEYS : { ...KEYS, sessionToken },
    region: 'eu-west-2',
    service: 'bedrock',
    sha256: Hash.bind(null, 'sha256'),
    applyChecksum: false,
  });
  const signed = await signer.sign(
    new HttpRequest({
      method: 'POST',
      path,
      headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
      body: text,
    }),
    { signingDate: fromBasic(String(headers['x-amz-date'])) },
  );
  return signed.headers.authorization;
}

/** The moment that is written like `20261126T213314Z`. */
function fromBasic(moment: string): Date {
  return new Date(moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

describe('A question to Bedrock', () => {
  it.each([
    MODEL_ID,
    'arn:aws:bedrock:eu-west-2:123456789012:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0',
  ])('goes to %s as from the vendor’s own client', async (modelId) => {
    const [ours, theirs] = [await ask({ keys: KEYS }, modelId), await askByTheVendorsClient(modelId)];
    expect(ours.path).toBe(theirs.path);
    expect(ours.body).toEqual(theirs.body);
    expect(ours.headers['content-type']).toBe(theirs.headers['content-type']);
    expect(ours.headers['content-length']).toBe(theirs.headers['content-length']);
    expect(theirs.headers.authorization).toBe(await signAgain(theirs));
    expect(ours.headers.authorization).toBe(await signAgain(ours));
  });

  it('is signed with the keys that the environment holds', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', KEYS.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', KEYS.secretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', 'session/token+of=a role');
    const request = await ask({});
    expect(request.headers['x-amz-security-token']).toBe('session/token+of=a role');
    expect(request.headers.authorization).toBe(await signAgain(request, 'session/token+of=a role'));
  });

  it('shows the token that the environment holds instead of a signature', async () => {
    vi.stubEnv('AWS_BEARER_TOKEN_BEDROCK', 'the-token');
    const { headers } = await ask({});
    expect(headers.authorization).toBe('Bearer the-token');
  });

  it('is signed with the keys it was given, although the environment holds a token of the installation’s', async () => {
    vi.stubEnv('AWS_BEARER_TOKEN_BEDROCK', 'not-theirs');
    const { headers } = await ask({ keys: KEYS });
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//);
  });

  it('that finds no keys says so', async () => {
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    await expect(ask({})).rejects.toMatchObject({ name: 'CredentialsProviderError' });
  });

  it('that is withdrawn before it went out is not asked', async () => {
    const server = await start();
    const transport = createTransport({ region: 'eu-west-2', endpoint: server.endpoint });
    cleanups.push(() => transport.close());
    const asking = new AbortController();
    const sent = transport.send({ modelId: MODEL_ID, ...QUESTION }, { signal: asking.signal, onEvent: () => {} });
    asking.abort(new Error('withdrawn'));
    await expect(sent).rejects.toThrow('withdrawn');
    await transport.warm();
    expect(server.requests).toEqual([]);
  });
});
