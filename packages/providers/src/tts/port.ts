import type { ProviderError } from '../provider-error.ts';

/** Turns text into audio. One stream per call, opened at ring time so that the first answer finds it warm. */
export interface TextToSpeech {
  /** Returns at once; the connection is made behind it. */
  open(options: TtsOptions): TtsStream;
}

export interface TtsOptions {
  /** The vendor's name of a voice. */
  voice: string;
  encoding: 'mulaw' | 'linear16';
  sampleRateHz: number;
  /** Aborting ends the stream at once: no event follows. */
  signal: AbortSignal;
  /** Called with one event at a time, never from inside `open`, `speak`, `clear` or `close`. Must not throw. */
  onEvent(event: TtsEvent): void;
  /** Told by whom, whenever somebody else than the first choice is used; of adapters that have somebody behind them. */
  onStandIn?: (vendor: string) => void;
}

export interface TtsStream {
  /**
   * Queues text to be spoken as part of a speech; speeches are spoken in the order of their first text.
   * Text of a speech already `done` starts it anew. Text given in pieces is joined as it is: bring the spaces along.
   */
  speak(speechId: string, text: string): void;
  /** Drops everything queued and under way. No audio or `done` of it follows; `cleared` says so. */
  clear(): void;
  /** Ends the stream. Queued speech is dropped. Settles within 2 s, never rejects. */
  close(): Promise<void>;
}

/** Audio is raw, in the encoding asked for. `failed` ends the speeches under way, not the stream: the next `speak` reconnects. */
export type TtsEvent =
  | { type: 'audio'; speechId: string; chunk: Uint8Array }
  /** All audio of all text given so far for that speech has been delivered. Comes again when more text follows. */
  | { type: 'done'; speechId: string }
  | { type: 'cleared' }
  | {
      type: 'failed';
      /** The speeches that will not be finished, in order; empty when only the warm connection could not be made. */
      speechIds: readonly string[];
      error: ProviderError;
    };
