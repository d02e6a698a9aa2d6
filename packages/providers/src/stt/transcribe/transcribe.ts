import { TranscribeStreamingClient } from '@aws-sdk/client-transcribe-streaming';
import { toClientConfig } from '../../aws/aws-account.ts';
import type { SpeechToText } from '../port.ts';
import { type TranscribeOptions, TranscribeStream } from './transcribe-stream.ts';

/** What the SDK would print of a broken stream is reported as a failure already. */
const SILENT_LOGGER = { debug() {}, info() {}, warn() {}, error() {} };

/** A recogniser with connections to let go of. */
export interface TranscribeRecogniser extends SpeechToText {
  close(): void;
}

/**
 * Amazon Transcribe streaming over HTTP/2, one connection per stream. Never reports an eager end; `configure` changes
 * how long a pause ends a turn, and keyterms are not heard of: they would have to exist in the account.
 */
export function createTranscribe(options: TranscribeOptions): TranscribeRecogniser {
  const client = new TranscribeStreamingClient({ ...toClientConfig(options), logger: SILENT_LOGGER });
  return {
    open: (stt) => new TranscribeStream(stt, { ...options, client }),
    close: () => client.destroy(),
  };
}
