import { MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';
import type { SttStream } from '@aybiza/providers/stt/port';
import type { CallCommand, ReleaseReason } from '../command.ts';
import type { OperatorAnswer, OperatorDeed } from '../operator-deed.ts';
import type { Listener } from './audience.ts';
import type { Performing } from './performing.ts';

/** Who listens to one call at once: supervision and a colleague or two, and no more copies of its sound than that. */
const MAX_LINES = 5;
/** A page that lost its line may be back with a new one; the caller does not wait longer for somebody to speak. */
const COME_BACK_MS = 4_000;

/** An operator's connection to a call: they hear it, and may take it over. */
export interface OperatorLine extends Omit<Listener, 'isParty'> {
  readonly id: string;
  readonly by: string;
  /** They have the call from now on. */
  tookOver(how: 'voice' | 'text'): void;
  released(why: ReleaseReason): void;
  /** The call is over, or goes on in another process. */
  close(why: 'ended' | 'elsewhere'): void;
}

type Seat = OperatorLine & { isParty: boolean };

/** `ended`: the call was over before anybody decided about it. */
export type DeedFate = OperatorAnswer | 'ended';

/** Those who look on at one call. Nothing is done for any of them before somebody is there. */
export class OperatorDesk {
  readonly #performing: Performing;
  readonly #seats = new Map<string, Seat>();
  readonly #asks = new Map<string, (fate: DeedFate) => void>();
  #askCount = 0;
  /** Whose microphone the caller hears; null while an operator types, or none has taken over. */
  #speaking: { readonly line: string; readonly stream: SttStream } | null = null;
  #connected: string | null = null;
  #isClosed = false;
  #cancelReturn: () => void = () => undefined;

  constructor(performing: Performing) {
    this.#performing = performing;
  }

  /** Has something decided about the call, and hears what became of it. */
  ask(by: string, deed: OperatorDeed): Promise<DeedFate> {
    if (this.#isClosed) return Promise.resolve('ended');
    this.#askCount += 1;
    const ask = String(this.#askCount);
    return new Promise((resolve) => {
      this.#asks.set(ask, resolve);
      this.#performing.push({ type: 'operator', ask, by, deed });
    });
  }

  /** False when as many listen already as may. */
  join(line: OperatorLine): boolean {
    if (this.#isClosed || this.#seats.size >= MAX_LINES) return false;
    const seat: Seat = {
      id: line.id,
      by: line.by,
      isParty: false,
      hear: (track, audio) => line.hear(track, audio),
      clear: () => line.clear(),
      mute: (isMuted) => line.mute(isMuted),
      tookOver: (how) => line.tookOver(how),
      released: (why) => line.released(why),
      close: (why) => line.close(why),
    };
    this.#seats.set(line.id, seat);
    this.#performing.audience.add(seat);
    return true;
  }

  /** The connection is gone. Whoever had taken over with it is waited for, for a moment. */
  leave({ id, by }: Pick<OperatorLine, 'id' | 'by'>): void {
    const seat = this.#seats.get(id);
    if (seat === undefined) return;
    this.#seats.delete(id);
    const { audience, world, push } = this.#performing;
    audience.remove(seat);
    if (this.#connected !== id) return;
    this.#silence();
    this.#cancelReturn();
    this.#cancelReturn = world.clock.after(COME_BACK_MS, () =>
      push({ type: 'operator', ask: null, by, deed: { type: 'giveBack', line: id, why: 'lost' } }),
    );
  }

  /** The operator's own voice, μ-law at 8 kHz; whatever is not from whoever has the call is nobody's. */
  speak(line: string, audio: Uint8Array): void {
    if (this.#speaking?.line !== line) return;
    const { line: caller, recorder } = this.#performing;
    // The recording keeps it; its memory is used again.
    const sound = Uint8Array.from(audio);
    caller.play(sound);
    recorder.agent(sound);
    this.#speaking.stream.write(sound);
  }

  answered({ ask, answer }: Extract<CallCommand, { type: 'answerOperator' }>): void {
    this.#asks.get(ask)?.(answer);
    this.#asks.delete(ask);
  }

  connect({ line, how }: Extract<CallCommand, { type: 'connectOperator' }>): void {
    this.#silence();
    this.#connected = line;
    const seat = this.#seats.get(line);
    if (seat === undefined) return;
    seat.isParty = true;
    if (how === 'voice') this.#speaking = { line, stream: this.#listenTo(seat) };
    seat.tookOver(how);
  }

  release({ line, why }: Extract<CallCommand, { type: 'releaseOperator' }>): void {
    if (this.#connected === line) {
      this.#connected = null;
      this.#silence();
    }
    const seat = this.#seats.get(line);
    if (seat === undefined) return;
    seat.isParty = false;
    seat.released(why);
  }

  close(why: 'ended' | 'elsewhere'): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelReturn();
    this.#silence();
    for (const tell of this.#asks.values()) tell('ended');
    this.#asks.clear();
    for (const seat of this.#seats.values()) {
      this.#performing.audience.remove(seat);
      seat.close(why);
    }
    this.#seats.clear();
  }

  #silence(): void {
    if (this.#speaking === null) return;
    this.#performing.run(this.#speaking.stream.close(), 'closing an operator’s recogniser');
    this.#speaking = null;
  }

  /** What they say belongs into the transcript. A recogniser that fails costs their words there, and nothing of the call. */
  #listenTo({ id, by }: Seat): SttStream {
    const { world, standing, settings, push, note, signal } = this.#performing;
    return world.stt.open({
      encoding: 'mulaw',
      sampleRateHz: MU_LAW_RATE_HZ,
      language: standing().dialogue.spoken?.language ?? settings.language,
      profile: 'open',
      keyterms: [],
      signal,
      onEvent: (event) => {
        if (event.type === 'failed') note({ type: 'noted', code: 'OPERATOR_NOT_HEARD', detail: event.error.code });
        if (event.type !== 'final' || event.text.trim() === '') return;
        push({ type: 'operator', ask: null, by, deed: { type: 'spoke', line: id, text: event.text.trim() } });
      },
    });
  }
}
