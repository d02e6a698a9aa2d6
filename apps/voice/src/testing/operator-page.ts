import { OPERATOR_TRACKS, type OperatorNews, operatorNewsSchema } from '@aybiza/call-protocol';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { PAGE_ORIGIN } from './start-test-voice.ts';

const OFTEN = { interval: 20 };

/** The page of somebody who looks on at a call, by hand. */
export interface OperatorPage {
  readonly socket: WebSocket;
  readonly news: readonly OperatorNews[];
  /** Everything heard of one side so far. */
  heard(track: keyof typeof OPERATOR_TRACKS): Buffer;
  send(message: object): void;
  speak(audio: Uint8Array): void;
  /** Resolves with the first news of a type. */
  told<Type extends OperatorNews['type']>(type: Type): Promise<Extract<OperatorNews, { type: Type }>>;
  /** The code with which it was closed. */
  readonly closed: Promise<number>;
}

export function openOperatorPage(url: string, token: string, { origin = PAGE_ORIGIN } = {}): OperatorPage {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/operator/line`, { origin });
  const news: OperatorNews[] = [];
  const pieces: { readonly track: number; readonly sound: Buffer }[] = [];
  socket.on('error', () => undefined);
  socket.on('open', () => {
    socket.send(JSON.stringify({ type: 'hello', protocol: 1, token, audio: { encoding: 'mulaw' } }));
  });
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) pieces.push({ track: data[0] ?? -1, sound: Buffer.from(data.subarray(1)) });
    else news.push(operatorNewsSchema.parse(JSON.parse(data.toString())));
  });
  return {
    socket,
    news,
    heard: (track) =>
      Buffer.concat(pieces.filter((piece) => piece.track === OPERATOR_TRACKS[track]).map(({ sound }) => sound)),
    send: (message) => socket.send(JSON.stringify(message)),
    speak: (audio) => socket.send(audio),
    async told(type) {
      const find = () => news.find((item): item is Extract<OperatorNews, { type: typeof type }> => item.type === type);
      await expect.poll(find, OFTEN).toBeDefined();
      const found = find();
      if (found === undefined) throw new Error('the wait above has passed');
      return found;
    },
    // Not `once` of Node.js, which an upgrade that is refused rejects.
    closed: new Promise((resolve) => socket.once('close', resolve)),
  };
}
