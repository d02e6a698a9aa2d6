import type { Clock } from '@aybiza/foundation/clock';
import { MU_LAW_RATE_HZ, MU_LAW_SILENCE } from '../../audio/mu-law.ts';
import type { RecordingMode } from '../command.ts';

/** A piece is written every so often while the call runs: a process that dies loses at most this much. */
const SEGMENT_MS = 5_000;
const SEGMENT_SAMPLES = (SEGMENT_MS * MU_LAW_RATE_HZ) / 1000;
/** Sound that is sent ahead of time is placed where it will be heard; further ahead than this nobody sends. */
const MAX_AHEAD_SAMPLES = 120 * MU_LAW_RATE_HZ;

/** Both sides of a call on one time line. */
export interface Recorder {
  caller(audio: Uint8Array): void;
  /** Sound given to the far end; it is heard after what was given before. */
  agent(audio: Uint8Array): void;
  /** What was not heard yet was thrown away. */
  clearAgent(): void;
  /** From now on: nothing is kept (`pause`, `stop`), nothing of the caller (`mask`), or everything again. The time line stays whole. */
  setMode(mode: RecordingMode): void;
  /** Writes what is complete; the rest of it too when the call is over. */
  flush(isEnd: boolean): void;
}

export interface RecorderOptions {
  readonly clock: Clock;
  /** A flow that starts the recording itself begins without one. */
  readonly recordsFromStart: boolean;
  saveSegment(segment: { seq: number; audio: Uint8Array }): void;
}

/** One side: where its next sample belongs, and the samples that were not written yet. */
interface Track {
  position: number;
  readonly samples: Uint8Array;
}

const BUFFER_SAMPLES = SEGMENT_SAMPLES + MAX_AHEAD_SAMPLES;

export function createRecorder({ clock, recordsFromStart, saveSegment }: RecorderOptions): Recorder {
  const keeps = { caller: recordsFromStart, agent: recordsFromStart };
  const startedAt = clock.monotonic();
  const caller: Track = { position: 0, samples: new Uint8Array(BUFFER_SAMPLES).fill(MU_LAW_SILENCE) };
  const agent: Track = { position: 0, samples: new Uint8Array(BUFFER_SAMPLES).fill(MU_LAW_SILENCE) };
  let written = 0;
  let seq = 0;
  const now = () => Math.floor(((clock.monotonic() - startedAt) * MU_LAW_RATE_HZ) / 1000);

  function place(track: Track, audio: Uint8Array, from: number): void {
    // A line without sound writes nothing down. What is older than a frame can be late is complete, and makes room.
    writeWhole(now() - SEGMENT_SAMPLES);
    const start = Math.max(track.position, from, written);
    const offset = start - written;
    const fitting = audio.subarray(0, Math.max(0, track.samples.length - offset));
    // What is not kept is silence: both sides stay on one time line.
    if (track === caller ? keeps.caller : keeps.agent) track.samples.set(fitting, offset);
    track.position = start + fitting.length;
  }

  function write(samples: number): void {
    const audio = new Uint8Array(samples * 2);
    for (let index = 0; index < samples; index += 1) {
      audio[index * 2] = caller.samples[index] ?? MU_LAW_SILENCE;
      audio[index * 2 + 1] = agent.samples[index] ?? MU_LAW_SILENCE;
    }
    for (const { samples: kept } of [caller, agent]) {
      kept.copyWithin(0, samples);
      kept.fill(MU_LAW_SILENCE, kept.length - samples);
    }
    written += samples;
    saveSegment({ seq, audio });
    seq += 1;
  }

  function writeWhole(until: number): void {
    while (until - written >= SEGMENT_SAMPLES) write(SEGMENT_SAMPLES);
  }

  return {
    // The far end's clock and ours differ by parts per million; a caller's frame belongs where the last one ended, unless there was a gap.
    caller(audio) {
      const gap = now() - audio.length - caller.position;
      place(caller, audio, gap > MU_LAW_RATE_HZ / 5 ? now() - audio.length : caller.position);
      writeWhole(Math.min(caller.position, now()));
    },
    agent(audio) {
      place(agent, audio, now());
    },
    clearAgent() {
      const from = Math.max(now(), written);
      if (agent.position > from) agent.samples.fill(MU_LAW_SILENCE, from - written, agent.position - written);
      agent.position = Math.min(agent.position, from);
    },
    setMode(mode) {
      keeps.caller = mode === 'start' || mode === 'resume';
      keeps.agent = keeps.caller || mode === 'mask';
    },
    flush(isEnd) {
      writeWhole(now());
      const rest = Math.min(now() - written, SEGMENT_SAMPLES);
      if (isEnd && rest > 0) write(rest);
    },
  };
}
