import { DeepgramClient } from '@deepgram/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { concatBytes } from '../audio/samples.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: Sandbox;
let client: DeepgramClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  const socketUrl = sandbox.url.replace('http', 'ws');
  client = new DeepgramClient({
    apiKey: 'any',
    environment: { base: sandbox.url, production: socketUrl, agent: socketUrl, agentRest: sandbox.url },
  });
});
afterAll(() => sandbox.close());

async function spoken(text: string): Promise<Uint8Array> {
  const speech = encodeMuLaw(await sandbox.voice.synthesise(text, { sampleRateHz: 8000 }));
  return concatBytes([new Uint8Array(2400).fill(0xff), speech, new Uint8Array(12_000).fill(0xff)]);
}

describe('the client of the vendor', () => {
  it('hears a turn over listen v2', async () => {
    const connection = await client.listen.v2.connect({
      Authorization: 'Token any',
      model: 'flux-general-en',
      encoding: 'mulaw',
      sample_rate: 8000,
      keyterm: 'opening hours',
    });
    const turn = new Promise<string>((resolve) => {
      connection.on('message', (message) => {
        if (message.type === 'TurnInfo' && message.event === 'EndOfTurn') resolve(message.transcript);
      });
    });
    connection.connect();
    await connection.waitForOpen();
    connection.sendMedia(await spoken('opening hours'));
    expect(await turn).toBe('opening hours');
    connection.close();
  });

  it('hears a final result over listen v1', async () => {
    const connection = await client.listen.v1.connect({
      Authorization: 'Token any',
      model: 'nova-3',
      encoding: 'mulaw',
      sample_rate: 8000,
      endpointing: 300,
      interim_results: 'true',
      keyterm: 'opening hours',
    });
    const final = new Promise<string>((resolve) => {
      connection.on('message', (message) => {
        if (message.type === 'Results' && message.speech_final === true)
          resolve(message.channel.alternatives[0]?.transcript ?? '');
      });
    });
    connection.connect();
    await connection.waitForOpen();
    connection.sendMedia(await spoken('opening hours'));
    expect(await final).toBe('opening hours');
    connection.close();
  });

  it('hears a voice over speak v1', async () => {
    const connection = await client.speak.v1.connect({
      Authorization: 'Token any',
      model: 'aura-2-thalia-en',
      encoding: 'mulaw',
      sample_rate: '8000',
    });
    let bytes = 0;
    const flushed = new Promise<void>((resolve) => {
      connection.on('message', (message) => {
        if (message instanceof Blob) bytes += message.size;
        else if (message instanceof ArrayBuffer || ArrayBuffer.isView(message)) bytes += message.byteLength;
        else if (typeof message === 'object' && message.type === 'Flushed') resolve();
      });
    });
    connection.connect();
    await connection.waitForOpen();
    connection.sendText({ type: 'Speak', text: 'Hello there.' });
    connection.sendFlush({ type: 'Flush' });
    await flushed;
    expect(bytes).toBeGreaterThan(4000);
    connection.close();
  });

  it('is told what is wrong with a key by an error it knows', async () => {
    const wrong = new DeepgramClient({
      apiKey: 'invalid',
      maxRetries: 0,
      environment: { base: sandbox.url, production: sandbox.url, agent: sandbox.url, agentRest: sandbox.url },
    });
    await expect(wrong.speak.v1.audio.generate({ text: 'Hello.' })).rejects.toMatchObject({ statusCode: 401 });
  });
});
