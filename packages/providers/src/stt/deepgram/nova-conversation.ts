import { Alarm } from '@aybiza/foundation/alarm';
import type { Clock } from '@aybiza/foundation/clock';
import { deepgramError } from '../../deepgram/deepgram-error.ts';
import { type RecognisedWords, turnEvidence } from '../turn-evidence.ts';
import type { ListenConversation, ListenLink } from './listen-stream.ts';
import { type NovaResults, novaMessageSchema } from './nova-messages.ts';

/** Order: well below the vendor's own 10 s, after which it closes a stream without audio. */
const KEEP_ALIVE_MS = 3000;
/** No new words for so long, with a turn open: noise hides the silence from both of the vendor's ways to end it. */
const QUIET_MS = 2500;
/** How long the answer to `Finalize` is waited for; the vendor need not give one. */
const FINALIZE_MS = 1000;

/** Nova transcribes pieces; this joins them to turns (final pieces until `speech_final`, or what stands in for it). */
export class NovaConversation implements ListenConversation {
  /** A result comes about once per second, an empty one in silence. */
  readonly stallMs = 1750;
  readonly #link: ListenLink;
  readonly #quiet: Alarm;
  readonly #onQuiet = (): void => {
    this.#link.send({ type: 'Finalize' });
    this.#quiet.set(FINALIZE_MS, () => this.#endTurn());
  };
  #isOver = false;
  #pieces: string[] = [];
  /** One per piece. */
  #evidence: RecognisedWords[] = [];
  #interim = '';
  /** The open turn's text as last reported; undefined between turns. */
  #turnText: string | undefined;
  #missingMs = 0;

  constructor(link: ListenLink, clock: Clock) {
    this.#link = link;
    this.#quiet = new Alarm(clock);
  }

  get inTurn(): boolean {
    return this.#turnText !== undefined;
  }

  opened(): void {}

  /** Nova's thresholds and keyterms are fixed when the connection is made; a reconnect would lose audio and time. */
  configure(): void {}

  receive(message: unknown): void {
    const parsed = novaMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#link.warn('UNKNOWN_MESSAGE', parsed.error.message);
      return;
    }
    const { data } = parsed;
    if (data.type === 'Results') this.#results(data);
    // The endpointer ended the turn already, unless noise hid the silence from it.
    else if (data.type === 'UtteranceEnd') this.#endTurn();
    else if (data.type === 'Error') {
      const description = data.description === '' ? data.message : data.description;
      this.#link.fail(deepgramError('PROVIDER_UNAVAILABLE', `Deepgram reported ${description}`));
    }
    // SpeechStarted comes for noise too: a turn starts with its first words.
  }

  starved(missingMs: number): void {
    this.#missingMs += missingMs;
    if (this.#missingMs < KEEP_ALIVE_MS) return;
    this.#missingMs = 0;
    this.#link.send({ type: 'KeepAlive' });
  }

  finish(): void {
    this.#endTurn();
  }

  stop(): void {
    this.#isOver = true;
    this.#quiet.clear();
  }

  #results(results: NovaResults): void {
    const [best] = results.channel.alternatives;
    const text = best?.transcript.trim() ?? '';
    if (best !== undefined && text !== '') {
      if (results.is_final) {
        this.#pieces.push(text);
        this.#evidence.push({ confidence: best.confidence });
      }
      this.#interim = results.is_final ? '' : text;
      this.#report();
      this.#waitForQuiet();
    }
    // The flag counts even when the transcript is empty, as it is in silence.
    if (results.speech_final || results.from_finalize)
      this.#endTurn(results.start === undefined ? undefined : results.start + results.duration);
  }

  #report(): void {
    const text = this.#textSoFar();
    if (this.#turnText === undefined) this.#link.emit({ type: 'speechStarted', text });
    else this.#link.emit({ type: 'interim', text });
    this.#turnText = text;
  }

  /** @param until how far Nova had listened when it decided, in seconds of audio, where it did */
  #endTurn(until?: number): void {
    this.#quiet.clear();
    if (this.#turnText === undefined) return;
    const text = this.#textSoFar();
    const evidence = turnEvidence(this.#evidence, { until, sentMs: this.#link.sentMs() });
    this.#turnText = undefined;
    this.#pieces = [];
    this.#evidence = [];
    this.#interim = '';
    this.#link.emit({ type: 'final', text, ...evidence });
  }

  #textSoFar(): string {
    return [...this.#pieces, this.#interim].filter((piece) => piece !== '').join(' ');
  }

  #waitForQuiet(): void {
    // Whoever was told of the words just now may have ended the stream.
    if (!this.#isOver) this.#quiet.set(QUIET_MS, this.#onQuiet);
  }
}
