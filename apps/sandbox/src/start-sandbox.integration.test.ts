import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { encodeMuLaw } from './audio/mu-law.ts';
import { concatBytes } from './audio/samples.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const LISTENERS = 100;
const FRAME_BYTES = 160;
const PATH = '/v2/listen?model=flux-general-en&encoding=mulaw&sample_rate=8000';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ fast: true });
});
afterAll(() => sandbox.close());

async function listenTo(sound: Uint8Array): Promise<string> {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}${PATH}`, {
    headers: { authorization: 'Token any' },
  });
  const transcript = new Promise<string>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString());
      if (message.event === 'EndOfTurn') resolve(String(message.transcript));
    });
  });
  await new Promise((resolve) => socket.once('open', resolve));
  for (let at = 0; at < sound.length; at += FRAME_BYTES) socket.send(sound.subarray(at, at + FRAME_BYTES));
  const heard = await transcript;
  socket.terminate();
  return heard;
}

/** The first line of the answer to an address that no client library would send. */
function statusOf(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(sandbox.port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
    socket.once('error', reject);
  });
}

describe('the fast sandbox', () => {
  it('hears the exact text of a hundred callers at once', async () => {
    const texts = Array.from({ length: LISTENERS }, (_, index) => `caller ${index}: my order is number ${index * 37}`);
    const sounds = await Promise.all(
      texts.map(async (text) => {
        const speech = encodeMuLaw(await sandbox.voice.synthesise(text, { sampleRateHz: 8000 }));
        return concatBytes([new Uint8Array(1000).fill(0xff), speech, new Uint8Array(8000).fill(0xff)]);
      }),
    );
    expect(await Promise.all(sounds.map(listenTo))).toEqual(texts);
  });

  it('answers who is there and who is not', async () => {
    expect((await fetch(`${sandbox.url}/health`)).status).toBe(200);
    expect((await fetch(`${sandbox.url}/nothing`)).status).toBe(404);
    expect(await statusOf('//')).toContain('400');
  });
});
