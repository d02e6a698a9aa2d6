import type { Clock } from '@aybiza/foundation/clock';
import { deepgramError } from '../../deepgram/deepgram-error.ts';
import type { SttExpectation } from '../port.ts';
import { turnEvidence } from '../turn-evidence.ts';
import { type FluxTurnInfo, fluxMessageSchema } from './flux-messages.ts';
import { limitKeyterms } from './limit-keyterms.ts';
import type { ListenConversation, ListenLink } from './listen-stream.ts';
import { FLUX_THRESHOLDS } from './turn-thresholds.ts';

/** A `Configure` that is never answered must not block the next one for the rest of the call. */
const CONFIGURE_TIMEOUT_MS = 2000;
/** The longest silence put in at once for audio that did not come, in ms. */
const MAX_SILENCE_MS = 1000;

/** Flux decides turns by itself: this translates them, and sends one `Configure` at a time. */
export class FluxConversation implements ListenConversation {
  /** An `Update` is due every 250 ms of audio: six are missing. */
  readonly stallMs = 1500;
  readonly #link: ListenLink;
  readonly #clock: Clock;
  #isOpen = false;
  #next: SttExpectation | undefined;
  #cancelConfigureTimeout: (() => void) | undefined;
  /** The open turn's text; undefined between turns. */
  #turnText: string | undefined;
  #isEager = false;

  constructor(link: ListenLink, clock: Clock) {
    this.#link = link;
    this.#clock = clock;
  }

  get inTurn(): boolean {
    return this.#turnText !== undefined;
  }

  opened(): void {
    this.#isOpen = true;
    this.#sendConfigure();
  }

  configure(next: SttExpectation): void {
    this.#next = next;
    this.#sendConfigure();
  }

  receive(message: unknown): void {
    const parsed = fluxMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#link.warn('UNKNOWN_MESSAGE', parsed.error.message);
      return;
    }
    const { data } = parsed;
    if (data.type === 'TurnInfo') this.#turn(data);
    else if (data.type === 'Error') {
      this.#link.fail(deepgramError('PROVIDER_UNAVAILABLE', `Deepgram reported ${data.code}: ${data.description}`));
    } else if (data.type === 'Warning') this.#link.warn(data.code, data.description);
    else if (data.type !== 'Connected') {
      if (data.type === 'ConfigureFailure') this.#link.warn(`CONFIGURE_FAILED ${data.error_code}`, data.description);
      this.#configured();
    }
  }

  /** Flux has no KeepAlive, and its turns end only with audio: missing sound is filled with silence in real time. */
  starved(missingMs: number): void {
    this.#link.sendSilence(Math.min(missingMs, MAX_SILENCE_MS));
  }

  /** Flux closes without an `EndOfTurn` for a turn left open: what was heard so far is its final text. */
  finish(): void {
    const text = this.#turnText;
    this.#turnText = undefined;
    if (text !== undefined) this.#link.emit({ type: 'final', text });
  }

  stop(): void {
    this.#cancelConfigureTimeout?.();
  }

  #turn(info: FluxTurnInfo): void {
    const text = info.transcript.trim();
    if (info.event === 'EndOfTurn') {
      this.#endTurn(text, info);
      return;
    }
    // `Update`s come all the time, also in silence: a turn starts with its first words, not before.
    if (text === '' || (this.#turnText === undefined && info.event === 'Update')) return;
    this.#startTurn(text);
    if (info.event === 'TurnResumed' && this.#isEager) {
      this.#isEager = false;
      this.#link.emit({ type: 'turnResumed' });
    }
    if (text !== this.#turnText || (info.event === 'Update' && !this.#isEager))
      this.#link.emit({ type: 'interim', text });
    this.#turnText = text;
    if (info.event === 'EagerEndOfTurn') {
      this.#isEager = true;
      this.#link.emit({ type: 'eagerEndOfTurn', text });
    }
  }

  #startTurn(text: string): void {
    if (this.#turnText !== undefined) return;
    this.#turnText = text;
    this.#link.emit({ type: 'speechStarted', text });
  }

  #endTurn(text: string, info: FluxTurnInfo): void {
    if (text !== '') this.#startTurn(text);
    if (this.#turnText === undefined) return;
    this.#turnText = undefined;
    this.#isEager = false;
    const heard = { until: info.audio_window_end, sentMs: this.#link.sentMs() };
    this.#link.emit({ type: 'final', text, ...turnEvidence(info.words, heard) });
  }

  #sendConfigure(): void {
    if (!this.#isOpen || this.#cancelConfigureTimeout !== undefined || this.#next === undefined) return;
    const { profile, keyterms } = this.#next;
    this.#next = undefined;
    const { eotThreshold, eagerEotThreshold, eotTimeoutMs } = FLUX_THRESHOLDS[profile];
    this.#cancelConfigureTimeout = this.#clock.after(CONFIGURE_TIMEOUT_MS, () => {
      this.#link.warn('CONFIGURE_TIMEOUT', `no answer within ${CONFIGURE_TIMEOUT_MS} ms`);
      this.#configured();
    });
    this.#link.send({
      type: 'Configure',
      thresholds: {
        eot_threshold: eotThreshold,
        eager_eot_threshold: eagerEotThreshold,
        eot_timeout_ms: eotTimeoutMs,
      },
      keyterms: limitKeyterms(keyterms),
    });
  }

  #configured(): void {
    this.#cancelConfigureTimeout?.();
    this.#cancelConfigureTimeout = undefined;
    this.#sendConfigure();
  }
}
