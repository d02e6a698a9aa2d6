import { createHash } from 'node:crypto';
import { Hearing, type HearingEvent } from '../recogniser/hearing.ts';
import type { Recognition } from '../recogniser/recogniser.ts';
import { TelephoneFrames } from '../recogniser/telephone-frames.ts';
import { type ListenConnection, toSeconds } from './listen-connection.ts';
import { type ListenV1Query, toSoundFormat } from './listen-query.ts';
import { parseClientMessage } from './parse-client-message.ts';

/** Shorter pauses than this lie inside words. */
const SHORTEST_ENDPOINTING_MS = 100;
/** With `endpointing=false` text still becomes final after this much silence, without `speech_final`. */
const FINAL_WITHOUT_ENDPOINTING_MS = 1000;
const INTERIM_EVERY_MS = 300;
/** In silence an empty result comes about once per second. */
const EMPTY_RESULT_EVERY_MS = 1000;
/** The vendor gives up a connection without sound or KeepAlive after this time (NET-0001). */
const INACTIVITY_MS = 10_000;
const NO_AUDIO =
  'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001';

const NOTHING: Recognition = { text: '', words: [] };

/** Serves one `/v1/listen` socket: interim and final results over a recogniser. */
export async function serveListenV1(connection: ListenConnection, query: ListenV1Query): Promise<void> {
  await connection.recogniser.listenFor(query.keyterm);
  const listener = new ResultsListener(connection, query);
  connection.socket.raw.on('message', (data: Buffer, isBinary: boolean) => listener.onMessage(data, isBinary));
  connection.socket.raw.once('close', () => listener.stop());
}

class ResultsListener {
  readonly #connection: ListenConnection;
  readonly #query: ListenV1Query;
  readonly #frames: TelephoneFrames;
  readonly #hearing: Hearing;
  readonly #hash = createHash('sha256');
  #resultStartMs = 0;
  #resultSentMs = 0;
  #silenceMs = 0;
  #lastWordEndMs = -1;
  #utteranceEndDue = false;
  #finalizing = false;
  #cancelInactivity: () => void = () => {};

  constructor(connection: ListenConnection, query: ListenV1Query) {
    this.#connection = connection;
    this.#query = query;
    this.#frames = new TelephoneFrames(toSoundFormat(query));
    const endMs =
      query.endpointing === false ? FINAL_WITHOUT_ENDPOINTING_MS : Math.max(query.endpointing, SHORTEST_ENDPOINTING_MS);
    this.#hearing = new Hearing({
      recogniser: connection.recogniser,
      pauses: { settleMs: undefined, endMs, timeoutMs: undefined },
      onEvent: (event) => this.#onHeard(event),
    });
    this.#watchInactivity();
  }

  onMessage(data: Buffer, isBinary: boolean): void {
    this.#watchInactivity();
    if (isBinary) {
      // An empty binary message is the vendor's old way to end a stream.
      if (data.length === 0) void this.#closeStream();
      this.#hash.update(data);
      for (const frame of this.#frames.push(data)) this.#hearing.push(frame);
      return;
    }
    const message = parseClientMessage(data);
    if (message?.type === 'KeepAlive') return;
    if (message?.type === 'Finalize') this.#finalize();
    else if (message?.type === 'CloseStream') void this.#closeStream();
    else this.#connection.socket.close(1008, 'DATA-0000');
  }

  stop(): void {
    this.#cancelInactivity();
  }

  #onHeard(event: HearingEvent): void {
    switch (event.type) {
      case 'speech':
        if (this.#query.vad_events) this.#sendSpeechStarted(event.atMs);
        return;
      case 'partial':
        this.#onPartial(event.text, event.atMs);
        return;
      case 'frame':
        this.#onFrame(event.atMs, event.silenceMs);
        return;
      case 'ended':
        this.#onEnded(event);
        return;
      case 'settled':
      case 'resumed':
    }
  }

  #sendSpeechStarted(atMs: number): void {
    this.#connection.socket.sendJson({ type: 'SpeechStarted', channel: [0, 1], timestamp: toSeconds(atMs) });
  }

  #onPartial(text: string, atMs: number): void {
    if (!this.#query.interim_results || text === '' || atMs - this.#resultSentMs < INTERIM_EVERY_MS) return;
    const words = text.split(' ').map((word) => ({ word, startS: 0, endS: 0, confidence: 0.8 }));
    this.#sendResults({ text, words }, { isFinal: false, speechFinal: false, untilMs: atMs });
  }

  #onFrame(atMs: number, silenceMs: number): void {
    this.#silenceMs = silenceMs;
    this.#endUtterance();
    if (silenceMs < EMPTY_RESULT_EVERY_MS || atMs - this.#resultSentMs < EMPTY_RESULT_EVERY_MS) return;
    this.#sendResults(NOTHING, { isFinal: true, speechFinal: false, untilMs: atMs });
  }

  #endUtterance(): void {
    const enough = this.#silenceMs >= (this.#query.utterance_end_ms ?? Number.POSITIVE_INFINITY);
    if (!this.#utteranceEndDue || !enough) return;
    this.#utteranceEndDue = false;
    this.#connection.socket.sendJson({
      type: 'UtteranceEnd',
      channel: [0, 1],
      last_word_end: toSeconds(this.#lastWordEndMs),
    });
  }

  #onEnded(event: Extract<HearingEvent, { type: 'ended' }>): void {
    const shifted = event.recognition.words.map((word) => ({
      ...word,
      startS: word.startS + event.startMs / 1000,
      endS: word.endS + event.startMs / 1000,
    }));
    this.#sendResults(
      { text: event.recognition.text, words: shifted },
      {
        isFinal: true,
        speechFinal: event.trigger === 'silence' && this.#query.endpointing !== false,
        untilMs: event.atMs,
      },
    );
    const lastWord = shifted.at(-1);
    if (lastWord === undefined) return;
    this.#lastWordEndMs = lastWord.endS * 1000;
    this.#utteranceEndDue = true;
    this.#endUtterance();
  }

  #sendResults(recognition: Recognition, what: { isFinal: boolean; speechFinal: boolean; untilMs: number }): void {
    const startMs = this.#resultStartMs;
    this.#resultSentMs = what.untilMs;
    if (what.isFinal) this.#resultStartMs = what.untilMs;
    this.#connection.socket.sendJson({
      type: 'Results',
      channel_index: [0, 1],
      duration: toSeconds(what.untilMs - startMs),
      start: toSeconds(startMs),
      is_final: what.isFinal,
      speech_final: what.speechFinal,
      channel: { alternatives: [toAlternative(recognition)] },
      metadata: {
        request_id: this.#connection.requestId,
        model_info: { name: 'sandbox-grammar', version: '1', arch: 'sandbox' },
        model_uuid: '00000000-0000-4000-8000-000000000001',
      },
      from_finalize: this.#finalizing,
    });
  }

  #finalize(): void {
    this.#finalizing = true;
    this.#hearing.endNow();
    void this.#hearing.idle().then(() => {
      this.#finalizing = false;
    });
  }

  async #closeStream(): Promise<void> {
    this.#hearing.endNow();
    await this.#hearing.idle();
    this.#connection.socket.sendJson({
      type: 'Metadata',
      transaction_key: 'deprecated',
      request_id: this.#connection.requestId,
      sha256: this.#hash.copy().digest('hex'),
      created: new Date(this.#connection.clock.now()).toISOString(),
      duration: toSeconds(this.#hearing.atMs),
      channels: 1,
    });
    this.#connection.socket.close(1000);
  }

  #watchInactivity(): void {
    this.#cancelInactivity();
    this.#cancelInactivity = this.#connection.clock.after(INACTIVITY_MS, () =>
      this.#connection.socket.close(1011, NO_AUDIO),
    );
  }
}

function toAlternative({ text, words }: Recognition): Record<string, unknown> {
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
  return {
    transcript: text,
    confidence,
    words: words.map((word) => ({
      word: word.word,
      start: toSeconds(word.startS * 1000),
      end: toSeconds(word.endS * 1000),
      confidence: word.confidence,
      punctuated_word: word.word,
    })),
  };
}
