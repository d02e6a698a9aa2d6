import { PollyClient } from '@aws-sdk/client-polly';
import { toClientConfig } from '../../aws/aws-account.ts';
import { keepConnections } from '../../aws/kept-connections.ts';
import { toRequestHandler } from '../../aws/request-handler.ts';
import type { TextToSpeech } from '../port.ts';
import { type PollyOptions, PollyStream } from './polly-stream.ts';

/** A voice with connections to let go of. */
export interface PollyTextToSpeech extends TextToSpeech {
  close(): void;
}

/** Amazon Polly: one request for what waits of a speech, over kept connections. */
export function createPolly(options: PollyOptions): PollyTextToSpeech {
  const url = options.endpoint ?? `https://polly.${options.region}.amazonaws.com`;
  const connections = keepConnections(new URL(url));
  const client = new PollyClient({ ...toClientConfig(options), requestHandler: toRequestHandler(connections) });
  return {
    open(tts) {
      if (!tts.signal.aborted) void connections.warm(); // never rejects
      return new PollyStream(tts, { ...options, client });
    },
    close: () => client.destroy(),
  };
}
