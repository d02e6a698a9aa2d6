import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { fromSoundingText } from './audio/sounding-text.ts';
import { BODY_READ } from './http-exchange.ts';

/** Told what a stand-in was given: where, such as `tts` or a path, and the text of it. */
export type Overhearing = (where: string, text: string) => void;

/** A request's address at once, and its body once a stand-in has read it. */
export function overhearRequest(request: IncomingMessage, onReceived: Overhearing): void {
  const where = (request.url ?? '').split('?')[0] ?? '';
  onReceived(where, request.url ?? '');
  request.once(BODY_READ, (body: Buffer) => onReceived(where, body.toString('utf8')));
}

/** Each message of text; and once the socket is closed, the words in the sound of fast callers. */
export function overhearSocket(
  socket: WebSocket,
  { where, onReceived }: { where: string; onReceived: Overhearing },
): void {
  const sound: Buffer[] = [];
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) sound.push(data);
    else onReceived(where, data.toString('utf8'));
  });
  socket.once('close', () => {
    for (const text of fromSoundingText(Buffer.concat(sound))) onReceived(where, text);
  });
}
