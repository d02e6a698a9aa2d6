import { PollyClient, SynthesizeSpeechCommand, type SynthesizeSpeechCommandInput } from '@aws-sdk/client-polly';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fromLinear16, loudness, toFloats } from '../audio/samples.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: Sandbox;
let client: PollyClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new PollyClient({
    region: 'us-east-1',
    endpoint: sandbox.url,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  client.destroy();
  await sandbox.close();
});

async function speak(more: Partial<SynthesizeSpeechCommandInput> = {}): Promise<Uint8Array> {
  const { AudioStream } = await client.send(
    new SynthesizeSpeechCommand({
      Engine: 'neural',
      VoiceId: 'Joanna',
      OutputFormat: 'pcm',
      SampleRate: '8000',
      Text: 'Your order has been sent.',
      ...more,
    }),
  );
  return (await AudioStream?.transformToByteArray()) ?? new Uint8Array(0);
}

describe('the client of Amazon Polly', () => {
  it('hears a voice, in both forms of telephone sound', async () => {
    const pcm = await speak();
    expect(loudness(toFloats(fromLinear16(pcm)))).toBeGreaterThan(0.02);
    const muLaw = await speak({ OutputFormat: 'mulaw' });
    expect(muLaw.length).toBeCloseTo(pcm.length / 2, -2);
    expect(muLaw.length).toBeGreaterThan(8000);
  });

  it('hears a man by the name of one', async () => {
    expect(await speak({ VoiceId: 'Matthew' })).not.toEqual(await speak());
  });

  it.each([
    [{ SampleRate: '24000' }, 'InvalidSampleRateException'],
    [{ Text: 'a'.repeat(3001) }, 'TextLengthExceededException'],
  ])('is told what is wrong with %o', async (more, name) => {
    await expect(speak(more)).rejects.toMatchObject({ name });
  });

  it('is refused by the rehearsed error, as often as it was rehearsed', async () => {
    sandbox.faults.set('backup-tts', { status: 429, times: 1 });
    await expect(speak()).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect((await speak()).length).toBeGreaterThan(8000);
  });

  it('is cut off in the middle', async () => {
    sandbox.faults.set('backup-tts', { cutAfter: 1 });
    await expect(speak({ Text: 'This is a longer text, which takes several pieces. '.repeat(10) })).rejects.toThrow();
  });

  it('is sent noise', async () => {
    sandbox.faults.set('backup-tts', { garble: true });
    expect(loudness(toFloats(fromLinear16(await speak())))).toBeGreaterThan(0.4);
  });
});
