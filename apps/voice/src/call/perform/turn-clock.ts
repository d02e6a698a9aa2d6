import type { Clock } from '@aybiza/foundation/clock';
import type { TurnParts } from '../call-input.ts';

/** Others that an answer may have to wait for, before its first words can be said. */
type Awaited = 'understanding' | 'model' | 'request';

interface OpenTurn {
  readonly voiceEndedAt: number;
  readonly finalAt: number;
  /** How late the recogniser's words came, by its own account. */
  readonly lagMs: number | undefined;
  readonly waitedMs: Record<Awaited, number>;
  /** Whom it waits for now. */
  waiting: { readonly for: Awaited; readonly since: number } | null;
  spokenAt: number | null;
}

/** Measures each of the agent's answers from the end of the caller's speech to its first sound, in parts. Monotonic ms. */
export interface TurnClock {
  /** There is a voice on the caller's side of the line just now. */
  callerSounds(): void;
  /** The caller's turn is over, as the recogniser says, which was so late with it by its own account. */
  turnEnded(lagMs?: number): void;
  /** Others were asked; until they answer, the time is theirs. `understanding`: the model, what the caller meant. */
  awaits(awaited: Awaited): void;
  /** Whoever was asked has answered, or has begun to. */
  goesOn(): void;
  /** The first words of the answer went to the voice. */
  voiceAsked(): void;
  /** The first sound of the answer went out; `sendMs` is what sending took. */
  sounded(sendMs: number): TurnParts | null;
}

export function createTurnClock(clock: Clock): TurnClock {
  let lastVoiceAt = clock.monotonic();
  let turn: OpenTurn | null = null;
  function goesOn(): void {
    if (turn === null || turn.waiting === null) return;
    turn.waitedMs[turn.waiting.for] += clock.monotonic() - turn.waiting.since;
    turn.waiting = null;
  }
  return {
    goesOn,
    callerSounds() {
      lastVoiceAt = clock.monotonic();
    },
    turnEnded(lagMs) {
      const now = clock.monotonic();
      turn = {
        voiceEndedAt: Math.min(lastVoiceAt, now),
        finalAt: now,
        lagMs,
        waitedMs: { understanding: 0, model: 0, request: 0 },
        waiting: null,
        spokenAt: null,
      };
    },
    awaits(awaited) {
      goesOn();
      // What is waited for behind the first words nobody hears.
      if (turn !== null && turn.spokenAt === null) turn.waiting = { for: awaited, since: clock.monotonic() };
    },
    voiceAsked() {
      goesOn();
      if (turn !== null) turn.spokenAt ??= clock.monotonic();
    },
    sounded(sendMs) {
      if (turn?.spokenAt == null) return null;
      const { voiceEndedAt, finalAt, lagMs, waitedMs, spokenAt } = turn;
      turn = null;
      const recogniserMs = finalAt - voiceEndedAt;
      const modelMs = waitedMs.understanding + waitedMs.model;
      return {
        recogniserMs,
        ...(lagMs === undefined ? {} : { transcriptMs: Math.min(lagMs, recogniserMs) }),
        decisionMs: Math.max(0, spokenAt - finalAt - modelMs - waitedMs.request),
        modelMs,
        understandingMs: waitedMs.understanding,
        requestMs: waitedMs.request,
        voiceMs: Math.max(0, clock.monotonic() - spokenAt - sendMs),
        transportMs: sendMs,
      };
    },
  };
}
