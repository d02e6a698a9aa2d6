import { errorMessage } from '@aybiza/foundation/errors';
import { Hearing, type HearingEvent, type Pauses } from '../recogniser/hearing.ts';
import type { Recognition } from '../recogniser/recogniser.ts';
import { TelephoneFrames } from '../recogniser/telephone-frames.ts';
import { type ListenConnection, toSeconds } from './listen-connection.ts';
import { type Configure, configureSchema, type ListenV2Query, toSoundFormat } from './listen-query.ts';
import { parseClientMessage } from './parse-client-message.ts';

/** Updates are due about every quarter of a second of sound, also in silence. */
const UPDATE_EVERY_MS = 240;

type TurnEventName = 'Update' | 'StartOfTurn' | 'EagerEndOfTurn' | 'TurnResumed' | 'EndOfTurn';
type Thresholds = Pick<ListenV2Query, 'eot_threshold' | 'eager_eot_threshold' | 'eot_timeout_ms'>;

/**
 * The vendor's confidence that a turn is over, mapped to trailing silence, which is all that this stand-in goes by.
 * End of turn: 0.5 → 400 ms, 0.7 → 600 ms, 0.9 → 800 ms; 1.0 switches it off. Eager: 0.3 → 250 ms, 0.4 → 300 ms, 0.9 → 550 ms.
 */
export function toPauses(thresholds: Thresholds): Pauses {
  const endMs = thresholds.eot_threshold >= 1 ? undefined : Math.round(thresholds.eot_threshold * 1000 - 100);
  const eager = thresholds.eager_eot_threshold;
  // Without eager events the text is still settled early, so that the end of turn need not wait for the recogniser.
  const settleMs = eager === undefined ? 240 : Math.round(eager * 500 + 100);
  return { endMs, settleMs: Math.min(settleMs, (endMs ?? settleMs) - 40), timeoutMs: thresholds.eot_timeout_ms };
}

/** Serves one `/v2/listen` socket: turn events over a recogniser. */
export async function serveListenV2(connection: ListenConnection, query: ListenV2Query): Promise<void> {
  await connection.recogniser.listenFor(query.keyterm);
  const listener = new TurnListener(connection, query);
  connection.socket.raw.on('message', (data: Buffer, isBinary: boolean) => listener.onMessage(data, isBinary));
}

class TurnListener {
  readonly #connection: ListenConnection;
  readonly #frames: TelephoneFrames;
  readonly #hearing: Hearing;
  #thresholds: Thresholds;
  #keyterms: string[];
  #sequence = 0;
  #turn = 0;
  #turnStarted = false;
  #eager = false;
  #text = '';
  #windowStartMs = 0;
  #updateDueMs = UPDATE_EVERY_MS;

  constructor(connection: ListenConnection, query: ListenV2Query) {
    this.#connection = connection;
    this.#thresholds = query;
    this.#keyterms = query.keyterm;
    this.#frames = new TelephoneFrames(toSoundFormat(query));
    this.#hearing = new Hearing({
      recogniser: connection.recogniser,
      pauses: toPauses(query),
      onEvent: (event) => this.#onHeard(event),
    });
    this.#send({ type: 'Connected' });
  }

  onMessage(data: Buffer, isBinary: boolean): void {
    if (isBinary) {
      for (const frame of this.#frames.push(data)) this.#hearing.push(frame);
      return;
    }
    const message = parseClientMessage(data);
    if (message?.type === 'CloseStream') this.#close();
    else if (message?.type === 'ForceEndTurn') this.#forceEnd();
    else if (message?.type === 'Configure') this.#onConfigure(message);
    else this.#fail('UNPARSABLE_CLIENT_MESSAGE', 'The message is not JSON of a known type.');
  }

  #onHeard(event: HearingEvent): void {
    switch (event.type) {
      case 'speech':
        return;
      case 'frame':
        if (event.atMs >= this.#updateDueMs) this.#turnInfo('Update');
        return;
      case 'partial':
      case 'resumed':
        this.#onText(event.text, event.type === 'resumed');
        return;
      case 'settled':
        this.#onSettled(event.recognition);
        return;
      case 'ended':
        this.#onEnded(event.recognition, event.trigger);
    }
  }

  #onText(text: string, resumed: boolean): void {
    if (text !== '') this.#text = text;
    if (this.#text === '') return;
    if (!this.#turnStarted) this.#start();
    else if (resumed && this.#eager) {
      this.#eager = false;
      this.#turnInfo('TurnResumed');
    }
  }

  #start(): void {
    this.#turnStarted = true;
    this.#turnInfo('StartOfTurn');
  }

  #onSettled(recognition: Recognition): void {
    if (recognition.text === '' && !this.#turnStarted) return;
    this.#text = recognition.text === '' ? this.#text : recognition.text;
    if (!this.#turnStarted) this.#start();
    if (this.#thresholds.eager_eot_threshold === undefined) return;
    this.#eager = true;
    this.#turnInfo('EagerEndOfTurn', { recognition });
  }

  #onEnded(recognition: Recognition, trigger: string): void {
    if (!this.#turnStarted) return;
    const triggers: Record<string, string> = { silence: 'model', timeout: 'timeout', asked: 'manual' };
    this.#turnInfo('EndOfTurn', { recognition, trigger: triggers[trigger] ?? 'model' });
    this.#turn += 1;
    this.#turnStarted = false;
    this.#eager = false;
    this.#text = '';
    this.#windowStartMs = this.#hearing.atMs;
  }

  #turnInfo(event: TurnEventName, detail: { recognition?: Recognition; trigger?: string } = {}): void {
    this.#updateDueMs = this.#hearing.atMs + UPDATE_EVERY_MS;
    const words =
      detail.recognition?.words ??
      this.#text.split(' ').flatMap((word) => (word === '' ? [] : { word, confidence: 0.8 }));
    this.#send({
      type: 'TurnInfo',
      event,
      turn_index: this.#turn,
      audio_window_start: toSeconds(this.#windowStartMs),
      audio_window_end: toSeconds(this.#hearing.atMs),
      transcript: this.#text,
      words: words.map(({ word, confidence }) => ({ word, confidence })),
      end_of_turn_confidence: this.#confidence(event),
      ...(detail.trigger === undefined ? {} : { trigger: detail.trigger }),
    });
  }

  #confidence(event: TurnEventName): number {
    if (event === 'EndOfTurn') return this.#thresholds.eot_threshold;
    if (event === 'EagerEndOfTurn') return this.#thresholds.eager_eot_threshold ?? 0;
    return this.#turnStarted ? 0.1 : 0.01;
  }

  #onConfigure(message: unknown): void {
    const parsed = configureSchema.safeParse(message);
    const next = parsed.success ? mergeThresholds(this.#thresholds, parsed.data) : undefined;
    if (!parsed.success || next === undefined) {
      this.#send({
        type: 'ConfigureFailure',
        error_code: 'INVALID_CONFIGURATION',
        description: 'A value is out of its range.',
      });
      return;
    }
    // What fails here is the decoder, which a closing sandbox takes away.
    this.#configure(next, parsed.data.keyterms ?? undefined).catch((thrown: unknown) =>
      this.#fail('INTERNAL_SERVER_ERROR', errorMessage(thrown)),
    );
  }

  async #configure(thresholds: Thresholds, keyterms: string[] | undefined): Promise<void> {
    this.#thresholds = thresholds;
    this.#hearing.pauses = toPauses(thresholds);
    if (keyterms !== undefined) {
      this.#keyterms = keyterms;
      // A grammar cannot change in the middle of an utterance: what was said so far is finished first.
      this.#hearing.endNow();
      await this.#hearing.idle();
      await this.#connection.recogniser.listenFor(this.#keyterms);
    }
    this.#send({ type: 'ConfigureSuccess', thresholds, keyterms: this.#keyterms });
  }

  #forceEnd(): void {
    if (this.#turnStarted && this.#hearing.endNow()) return;
    this.#send({ type: 'Warning', code: 'FORCE_END_TURN_NO_ACTIVE_TURN', description: 'No turn is active.' });
  }

  #close(): void {
    // The vendor sends what is left and closes without a status code.
    this.#turnInfo('Update');
    this.#connection.socket.close();
  }

  #fail(code: string, description: string): void {
    this.#send({ type: 'Error', code, description });
    this.#connection.socket.close(1008, code);
  }

  #send(message: Record<string, unknown>): void {
    this.#connection.socket.sendJson({
      ...message,
      request_id: this.#connection.requestId,
      sequence_id: this.#sequence++,
    });
  }
}

/** undefined when the result would break the rule that eager is not above the end of turn. */
function mergeThresholds(current: Thresholds, { thresholds }: Configure): Thresholds | undefined {
  const eager = thresholds?.eager_eot_threshold ?? current.eager_eot_threshold;
  const merged = {
    eot_threshold: thresholds?.eot_threshold ?? current.eot_threshold,
    eot_timeout_ms: thresholds?.eot_timeout_ms ?? current.eot_timeout_ms,
    ...(eager === undefined ? {} : { eager_eot_threshold: eager }),
  };
  return (eager ?? 0) <= merged.eot_threshold ? merged : undefined;
}
