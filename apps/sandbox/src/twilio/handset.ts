import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import { FRAME_BYTES, FRAME_MS } from '../audio/telephone.ts';
import type { AnswerTime } from './call-record.ts';
import type { Pacer } from './pacer.ts';
import { Playback } from './playback.ts';
import { SoundTrack } from './sound-track.ts';
import { withResolvers } from './with-resolvers.ts';

/** How long a caller waits for the agent before giving up, unless told otherwise. */
export const DEFAULT_PATIENCE_MS = 30_000;
/** Waits of one caller at once; a script has one or two. */
const MAX_WAITS = 100;
/** A frame that is later, in ms, is made up for after a sleep of the process: what was to be heard in it has perhaps not been read yet. */
const LATE_MS = 2 * FRAME_MS;

/** What the handset is connected to while a stream or a verb plays to it. */
export interface Line {
  /** What the caller hears from here. */
  playback: Playback;
  /** 20 ms of the caller; undefined while the caller is silent. Called before that time's playback advances. */
  carry(frame: Buffer | undefined): void;
  /** The playback has advanced by 20 ms. */
  played(): void;
}

export interface HandsetOptions {
  clock: Clock;
  pacer: Pacer;
  /** How much sound of each direction to keep, in ms. */
  keptMs: number;
}

interface Wait {
  isOver(): boolean;
  resolve(): void;
  reject(error: AppError): void;
  /** Until then, in ms since answer. */
  untilMs: number;
  what: string;
}

/** The caller's mouth and ear: moves sound on every 20 ms, records both directions, and knows when to go on. */
export class Handset {
  readonly heard: SoundTrack;
  readonly said: SoundTrack;
  readonly #clock: Clock;
  readonly #pacer: Pacer;
  readonly #mouth = new Playback();
  readonly #spoken = Buffer.alloc(FRAME_BYTES);
  readonly #listened = Buffer.alloc(FRAME_BYTES);
  readonly #waits = new Set<Wait>();
  readonly #lifted = withResolvers<void>();
  #line: Line | undefined;
  #leavePacer: (() => void) | undefined;
  #liftedAt: number | undefined;
  #hungUpAt: number | undefined;
  #pressedMs = 0;
  /** Since the agent was heard, in frames that came in time. */
  #quietMs = 0;

  constructor({ clock, pacer, keptMs }: HandsetOptions) {
    this.#clock = clock;
    this.#pacer = pacer;
    this.heard = new SoundTrack(keptMs);
    this.said = new SoundTrack(keptMs);
    // A call that nobody answers is no error until somebody makes a move in it.
    this.#lifted.promise.catch(() => {});
  }

  /** Resolves at the answer; rejects when the call ends without one. */
  get lifted(): Promise<void> {
    return this.#lifted.promise;
  }

  lift(): void {
    if (this.#liftedAt !== undefined || this.#hungUpAt !== undefined) return;
    this.#liftedAt = this.#clock.now();
    this.#leavePacer = this.#pacer.join((dueAt) => this.#tick(dueAt));
    this.#lifted.resolve();
  }

  hangUp(): void {
    this.#hungUpAt ??= this.#clock.now();
    this.#lifted.reject(callerError('CALL_ENDED', 'the call ended before it was answered'));
    this.#leavePacer?.();
    this.#line = undefined;
    for (const wait of this.#waits) wait.reject(callerError('CALL_ENDED', `the call ended before ${wait.what}`));
    this.#waits.clear();
  }

  /** Ms since answer; 0 before. */
  get nowMs(): number {
    return this.#liftedAt === undefined ? 0 : this.#clock.now() - this.#liftedAt;
  }

  /** From answer to end, or until now. */
  get durationMs(): number {
    return this.#liftedAt === undefined ? 0 : (this.#hungUpAt ?? this.#clock.now()) - this.#liftedAt;
  }

  /** Connects the ear and the mouth to something else, or to nothing. */
  connect(line: Line | undefined): void {
    if (this.#hungUpAt === undefined) this.#line = line;
  }

  /** Says mu-law after whatever is still being said; resolves when all of it has been said. */
  async speak(muLaw: Uint8Array): Promise<void> {
    if (!this.#mouth.push(muLaw)) throw callerError('TOO_MUCH_TO_SAY', 'more than ten minutes wait to be said');
    const timeoutMs = this.#mouth.bufferedMs + DEFAULT_PATIENCE_MS;
    await this.until('everything was said', { isOver: () => this.#mouth.bufferedMs === 0, timeoutMs });
  }

  /** Stops saying what has not been said. */
  fallSilent(): void {
    this.#mouth.clear();
  }

  notePress(): void {
    this.#pressedMs = this.nowMs;
  }

  /** Resolves once the agent has spoken for so long since the caller's last move. */
  agentSpokenFor(spokenMs: number, timeoutMs: number): Promise<void> {
    const isOver = () => {
      const last = this.heard.segments.at(-1);
      if (last === undefined) return false;
      return last.endMs - Math.max(last.startMs, this.#lastMoveMs) >= spokenMs;
    };
    return this.until(`the agent had spoken for ${spokenMs} ms`, { isOver, timeoutMs });
  }

  /** Resolves once the agent has spoken since the caller's last move, has nothing left to play, and was quiet for so long. */
  agentFinished(quietMs: number, timeoutMs: number): Promise<void> {
    const isOver = () => {
      const endMs = this.heard.segments.at(-1)?.endMs ?? 0;
      const isDrained = (this.#line?.playback.bufferedMs ?? 0) === 0;
      return endMs > this.#lastMoveMs && isDrained && this.#quietMs >= quietMs;
    };
    return this.until('the agent had finished', { isOver, timeoutMs });
  }

  /** Looks every 20 ms after the answer whether it is over; rejects after the time-out and when the call ends. */
  async until(what: string, { isOver, timeoutMs }: { isOver(): boolean; timeoutMs: number }): Promise<void> {
    await this.lifted;
    if (this.#hungUpAt !== undefined) throw callerError('CALL_ENDED', `the call ended before ${what}`);
    if (isOver()) return;
    if (this.#waits.size >= MAX_WAITS) throw callerError('TOO_MANY_WAITS', `${MAX_WAITS} waits at once are too many`);
    const { promise, resolve, reject } = withResolvers<void>();
    this.#waits.add({ isOver, resolve, reject, untilMs: this.nowMs + timeoutMs, what });
    await promise;
  }

  /** For each stretch that the caller said: when the agent was first heard after it, unless the caller went on first. */
  answerTimes(): AnswerTime[] {
    return this.said.segments.flatMap(({ endMs: saidEndMs }, index) => {
      const heardStartMs = this.heard.timeOfFirstSoundAfter(saidEndMs);
      const nextSaidMs = this.said.segments[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
      if (heardStartMs === undefined || heardStartMs >= nextSaidMs) return [];
      return [{ saidEndMs, heardStartMs, latencyMs: heardStartMs - saidEndMs }];
    });
  }

  /** When the caller last did something, in ms since answer: the end of what was said, or a key. */
  get #lastMoveMs(): number {
    return Math.max(this.said.segments.at(-1)?.endMs ?? 0, this.#pressedMs);
  }

  #tick(dueAt: number): void {
    // The frame that is complete now began one frame ago.
    const atMs = dueAt - FRAME_MS - (this.#liftedAt ?? dueAt);
    // The timer is shared: its first frame may have begun before this call was answered.
    if (atMs < 0) return;
    const isSpeaking = this.#mouth.advance(this.#spoken) > 0;
    if (isSpeaking) this.said.write(atMs, this.#spoken);
    const line = this.#line;
    line?.carry(isSpeaking ? this.#spoken : undefined);
    if (line !== undefined && line.playback.advance(this.#listened) > 0) {
      this.heard.write(atMs, this.#listened);
      this.#quietMs = 0;
    } else if (this.#clock.now() - dueAt <= LATE_MS) this.#quietMs += FRAME_MS;
    line?.played();
    this.#settleWaits();
  }

  #settleWaits(): void {
    for (const wait of this.#waits) {
      const isOver = wait.isOver();
      if (!isOver && this.nowMs < wait.untilMs) continue;
      this.#waits.delete(wait);
      if (isOver) wait.resolve();
      else wait.reject(callerError('WAIT_TIMED_OUT', `the caller gave up waiting until ${wait.what}`));
    }
  }
}

export type CallerErrorCode = 'CALL_ENDED' | 'WAIT_TIMED_OUT' | 'TOO_MUCH_TO_SAY' | 'TOO_MANY_WAITS' | 'NOT_EQUIPPED';

/** A move of the caller that could not be made. */
export function callerError(code: CallerErrorCode, message: string): AppError {
  return new AppError(message, { code, retryable: false, expose: true });
}
