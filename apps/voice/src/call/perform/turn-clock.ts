import type { Clock } from '@aybiza/foundation/clock';
import { meanLevel } from '../../audio/mu-law.ts';
import type { TurnParts } from '../call-input.ts';

/** Louder than this is speech, quieter is a line: about -40 dB below full scale. */
const SPEECH_LEVEL = 320;

interface OpenTurn {
  readonly voiceEndedAt: number;
  readonly finalAt: number;
  askedAt: number | null;
  firstTextAt: number | null;
  spokenAt: number | null;
}

/** Measures each of the agent's answers from the end of the caller's speech to its first sound, in parts. Monotonic ms. */
export interface TurnClock {
  callerAudio(audio: Uint8Array): void;
  /** The caller's turn is over, as the recogniser says. */
  turnEnded(): void;
  modelAsked(): void;
  modelSpoke(): void;
  voiceAsked(): void;
  /** The first sound of the answer went out; `sendMs` is what sending took. */
  sounded(sendMs: number): TurnParts | null;
}

export function createTurnClock(clock: Clock): TurnClock {
  let lastVoiceAt = clock.monotonic();
  let turn: OpenTurn | null = null;
  return {
    callerAudio(audio) {
      if (meanLevel(audio) > SPEECH_LEVEL) lastVoiceAt = clock.monotonic();
    },
    turnEnded() {
      const now = clock.monotonic();
      turn = {
        voiceEndedAt: Math.min(lastVoiceAt, now),
        finalAt: now,
        askedAt: null,
        firstTextAt: null,
        spokenAt: null,
      };
    },
    modelAsked() {
      if (turn !== null) turn.askedAt ??= clock.monotonic();
    },
    modelSpoke() {
      if (turn !== null) turn.firstTextAt ??= clock.monotonic();
    },
    voiceAsked() {
      if (turn !== null) turn.spokenAt ??= clock.monotonic();
    },
    sounded(sendMs) {
      if (turn?.spokenAt == null) return null;
      const { voiceEndedAt, finalAt, askedAt, firstTextAt, spokenAt } = turn;
      turn = null;
      const now = clock.monotonic();
      // Without words of the model in it (a prompt was said while it was asked) all of the model's time was ours to wait.
      const modelMs = askedAt === null ? 0 : Math.max(0, (firstTextAt ?? spokenAt) - askedAt);
      return {
        recogniserMs: finalAt - voiceEndedAt,
        decisionMs: Math.max(0, spokenAt - finalAt - modelMs),
        modelMs,
        voiceMs: Math.max(0, now - spokenAt - sendMs),
        transportMs: sendMs,
      };
    },
  };
}
