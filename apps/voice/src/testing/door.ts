import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { NUMBER, type TestVoice } from './start-test-voice.ts';

/** What Twilio sends to the door of a voice server, by hand: for what Twilio would never send. */
export interface Door {
  /** An upgrade that is signed as Twilio signs it. */
  mediaSocket(): WebSocket;
  /** Headers that sign an address, and the form that is posted to it. */
  sign(url: string, form?: Readonly<Record<string, string>>): { 'x-twilio-signature': string };
  /** A call that was answered and hears its first prompt; `digit` makes its ids. Gone when the test ends. */
  callUnderWay(digit: string): Promise<CallUnderWay>;
}

export interface CallUnderWay {
  readonly socket: WebSocket;
  readonly callSid: string;
  readonly streamSid: string;
  /** A message of this stream. */
  send(message: object): void;
}

export function openDoor(voice: Pick<TestVoice, 'url' | 'authToken'>): Door {
  /** Twilio: validating requests. The address, then the form's names and values in order, signed with the account's token. */
  function sign(url: string, form: Readonly<Record<string, string>> = {}): { 'x-twilio-signature': string } {
    const signed = Object.entries(form)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .reduce((text, [name, value]) => text + name + value, url);
    return { 'x-twilio-signature': createHmac('sha1', voice.authToken).update(signed).digest('base64') };
  }

  function mediaSocket(url = `${voice.url.replace('http', 'ws')}/twilio/media`): WebSocket {
    return new WebSocket(url, { headers: sign(url) });
  }

  return {
    sign,
    mediaSocket,
    async callUnderWay(digit) {
      const url = `${voice.url}/twilio/voice`;
      const callSid = `CA${digit.repeat(32).slice(0, 32)}`;
      const form = { CallSid: callSid, From: '+447700900456', To: NUMBER, CallStatus: 'ringing' };
      const answer = await fetch(url, { method: 'POST', headers: sign(url, form), body: new URLSearchParams(form) });
      const document = await answer.text();
      const token = /name="token" value="([^"]+)"/.exec(document)?.[1] ?? '';
      const socket = mediaSocket(/<Stream url="([^"]+)"/.exec(document)?.[1]);
      onTestFinished(() => socket.terminate());
      socket.on('error', () => undefined);
      await once(socket, 'open');
      const sounds = once(socket, 'message');
      socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
      socket.send(startMessage(token, digit));
      await sounds;
      const streamSid = `MZ${digit.repeat(32).slice(0, 32)}`;
      return {
        socket,
        callSid,
        streamSid,
        send: (message) => socket.send(JSON.stringify({ streamSid, ...message })),
      };
    },
  };
}

/** Twilio: Media Streams, `start`. */
export function startMessage(token: string, digit = '1'): string {
  return JSON.stringify({
    event: 'start',
    sequenceNumber: '1',
    start: {
      streamSid: `MZ${digit.repeat(32).slice(0, 32)}`,
      callSid: `CA${digit.repeat(32).slice(0, 32)}`,
      customParameters: { token },
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
    },
  });
}
