import type { Clock } from '@aybiza/foundation/clock';
import { MU_LAW_RATE_HZ, MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { SpareMemory } from '../../audio/spare-memory.ts';
import { HEARING_LAG_MS } from '../card-guard.ts';
import type { RecordingMode } from '../command.ts';
import type { Audience } from './audience.ts';
import { PlacedTrack } from './placed-track.ts';
import { PAGE_SAMPLES, RecordedTrack } from './recorded-track.ts';

/** A piece is written every so often while the call runs: a process that dies loses at most this much, and what the caller was saying. */
const SEGMENT_MS = 3_000;
const SEGMENT_SAMPLES = (SEGMENT_MS * MU_LAW_RATE_HZ) / 1000;
/** Sound that is sent ahead of time is placed where it will be heard; further ahead than this nobody sends. */
const MAX_AHEAD_SAMPLES = 120 * MU_LAW_RATE_HZ;

/** Both sides of a call on one time line. */
export interface Recorder {
  /** @param isSound more than the noise of a line: it is not written before what is said in it can be known */
  caller(audio: Uint8Array, isSound?: boolean): void;
  /** Sound given to the far end; it is heard after what was given before, and must not change any more. */
  agent(audio: Uint8Array): void;
  /** What was not heard yet was thrown away. */
  clearAgent(): void;
  /** From now on: nothing is kept (`pause`, `stop`), nothing of the caller (`mask`), or everything again. The time line stays whole. */
  setMode(mode: RecordingMode): void;
  /** While a secret is asked for, nothing of the caller is kept, whatever the mode is. */
  setMasked(isMasked: boolean): void;
  /** Writes nothing for so long, from now: what was recorded lately may have to be silent. */
  hold(ms: number): void;
  /** The caller, or both sides, were not recorded for so long, until now, as far as that is not written. */
  conceal(ms: number, sides: 'caller' | 'both'): void;
  /** Writes what is complete; the rest of it too when the call is over. */
  flush(isEnd: boolean): void;
}

/** A piece of the recording: two channels of μ-law, interleaved byte by byte, caller left, agent right. */
export interface RecordedSegment {
  readonly seq: number;
  readonly audio: Uint8Array;
  /** It was stored: its memory is used again. */
  free(): void;
}

export interface RecorderOptions {
  readonly clock: Clock;
  /** A flow that starts the recording itself begins without one. */
  readonly recordsFromStart: boolean;
  /** 0 to 1, by chance: how soon the first piece is written. Calls that begin together are not all written at the same moment then. */
  readonly firstShare: number;
  saveSegment(segment: RecordedSegment): void;
  /** Who hears what is recorded. */
  readonly audience: Pick<Audience, 'isEmpty' | 'hear' | 'clear'>;
}

/** Longer than a card number takes; what waits for longer is written. */
const MAX_HELD_SAMPLES = 60 * MU_LAW_RATE_HZ;

/** Of whoever speaks, or is in a noise, for longer than this, what lies further back is written. */
const MAX_SPOKEN_SAMPLES = 15 * MU_LAW_RATE_HZ;

/** So much of the time line at once can be waiting to be written. */
const MAX_OPEN_SAMPLES = SEGMENT_SAMPLES + MAX_AHEAD_SAMPLES;

export function createRecorder(options: RecorderOptions): Recorder {
  const { clock, recordsFromStart, firstShare, saveSegment, audience } = options;
  let keeps = { caller: recordsFromStart, agent: recordsFromStart };
  let isMasked = false;
  const startedAt = clock.monotonic();
  const caller = new RecordedTrack();
  const agent = new PlacedTrack();
  let written = 0;
  let heldUntil = 0;
  /** What the caller says now, and has said just before: since when, and by when its words are known. */
  let said = { from: 0, knownAt: 0 };
  let seq = 0;
  let nextSamples = Math.max(PAGE_SAMPLES, Math.ceil(SEGMENT_SAMPLES * firstShare));
  const samplesSoFar = () => samplesIn(clock.monotonic() - startedAt);

  function place(track: RecordedTrack | PlacedTrack, audio: Uint8Array, from: number): void {
    // A line without sound writes nothing down. What is older than a frame can be late is complete, and makes room.
    writeWhole(samplesSoFar() - SEGMENT_SAMPLES);
    const start = Math.max(track.position, from, written);
    const room = written + MAX_OPEN_SAMPLES - start;
    const fitting = audio.length <= room ? audio : audio.subarray(0, Math.max(0, room));
    // What is not kept is silence: both sides stay on one time line.
    if (track === caller ? keeps.caller && !isMasked : keeps.agent) track.put(fitting, start);
    track.position = start + fitting.length;
  }

  function write(samples: number): void {
    const isWhole = samples === SEGMENT_SAMPLES;
    const audio = isWhole ? segments.take() : new Uint8Array(samples * 2);
    join(caller, agent, { from: written, audio });
    written += samples;
    saveSegment({ seq, audio, free: () => isWhole && segments.free(audio) });
    seq += 1;
  }

  function writeWhole(until: number): void {
    if (until < heldUntil && until - written < MAX_HELD_SAMPLES) return;
    const known = until < said.knownAt ? Math.max(said.from, until - MAX_SPOKEN_SAMPLES) : until;
    for (; known - written >= nextSamples; nextSamples = SEGMENT_SAMPLES) write(nextSamples);
  }

  return {
    // The far end's clock and ours differ by parts per million; a caller's frame belongs where the last one ended, unless there was a gap.
    caller(audio, isSound = false) {
      const now = samplesSoFar();
      const began = now - audio.length;
      if (isSound) said = { from: began < said.knownAt ? said.from : began, knownAt: now + samplesIn(HEARING_LAG_MS) };
      const isGap = began - caller.position > MU_LAW_RATE_HZ / 5;
      place(caller, audio, isGap ? began : caller.position);
      writeWhole(Math.min(caller.position, now));
      if (!audience.isEmpty) audience.hear('caller', audio, keeps.caller && !isMasked);
    },
    agent(audio) {
      place(agent, audio, samplesSoFar());
      if (!audience.isEmpty) audience.hear('agent', audio, keeps.agent);
    },
    clearAgent() {
      agent.cut(Math.max(samplesSoFar(), written));
      audience.clear();
    },
    setMode(mode) {
      const isOn = mode === 'start' || mode === 'resume';
      keeps = { caller: isOn, agent: isOn || mode === 'mask' };
    },
    setMasked(next) {
      isMasked = next;
    },
    hold(ms) {
      heldUntil = samplesSoFar() + samplesIn(ms);
    },
    conceal(ms, sides) {
      const from = Math.max(written, samplesSoFar() - samplesIn(ms));
      caller.silence(from, caller.position);
      if (sides === 'both') agent.cut(from);
    },
    flush(isEnd) {
      if (isEnd) [heldUntil, said] = [0, { from: 0, knownAt: 0 }];
      writeWhole(samplesSoFar());
      if (isEnd && samplesSoFar() > written) write(Math.min(samplesSoFar() - written, SEGMENT_SAMPLES));
    },
  };
}

function samplesIn(ms: number): number {
  return Math.floor((ms * MU_LAW_RATE_HZ) / 1000);
}

/** Three megabytes: what is being written of a few hundred calls. */
const segments = new SpareMemory(SEGMENT_SAMPLES * 2, 64);

/** Both sides from a place on, page by page, as much as `audio` takes. */
function join(caller: RecordedTrack, agent: PlacedTrack, { from, audio }: { from: number; audio: Uint8Array }): void {
  const end = from + audio.length / 2;
  for (let at = from; at < end; ) {
    const to = Math.min(end, (Math.floor(at / PAGE_SAMPLES) + 1) * PAGE_SAMPLES);
    const both = audio.subarray((at - from) * 2, (to - from) * 2);
    interleave(caller.take(at, to) ?? SILENT_PAGE, agent.take(at, to) ?? SILENT_PAGE, both);
    at = to;
  }
}

const SILENT_PAGE = new Uint8Array(PAGE_SAMPLES).fill(MU_LAW_SILENCE);

/**
 * Caller and agent, byte by byte. A loop by hand, since it runs over every sample of every call, and one store for both: Node.js runs on
 * little-endian machines only. `into` begins at an even place of its memory.
 */
function interleave(caller: Uint8Array, agent: Uint8Array, into: Uint8Array): void {
  const samples = new Uint16Array(into.buffer, into.byteOffset, into.length >> 1);
  for (let at = 0; at < samples.length; at += 1)
    samples[at] = (caller[at] ?? MU_LAW_SILENCE) | ((agent[at] ?? MU_LAW_SILENCE) << 8);
}
