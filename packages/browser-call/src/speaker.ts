import type { Clock } from '@aybiza/foundation/clock';
import * as z from 'zod/mini';

/** The folder of the worklets at the designer's address: files as they are, in its `public`. */
export const WORKLETS = '/worklets/';

/** Where the agent's voice comes out. */
export interface Speaker {
  play(bytes: Uint8Array<ArrayBuffer>): void;
  /** To be reported when the sound before it was really heard. */
  mark(name: string): void;
  /** Throws away what was not heard; its marks are never reported. */
  clear(): void;
  close(): void;
}

export interface SpeakerListener {
  onPlayed(mark: string): void;
  /** Loudness from 0 to 1, some twenty times a second. */
  onLevel(level: number): void;
}

export interface SoundListener extends SpeakerListener {
  /** The folder of the worklets, with a slash at its end. */
  readonly worklets: string;
}

const workletMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('played'), mark: z.string() }),
  z.object({ type: z.literal('level'), level: z.number() }),
]);

/** Null where the browser has no sound. */
export function openContext(): AudioContext | null {
  return typeof AudioContext === 'function' ? new AudioContext({ latencyHint: 'interactive' }) : null;
}

/** The loudspeaker, through a worklet that knows what was really heard. Rejects where the browser cannot play sound. */
export async function openSpeaker(context: AudioContext, listener: SoundListener): Promise<Speaker> {
  await context.audioWorklet.addModule(`${listener.worklets}playback.js`);
  const node = new AudioWorkletNode(context, 'aybiza-playback', { numberOfInputs: 0, outputChannelCount: [1] });
  node.port.onmessage = (event: MessageEvent<unknown>) => {
    const message = workletMessageSchema.safeParse(event.data);
    if (!message.success) return;
    if (message.data.type === 'played') listener.onPlayed(message.data.mark);
    else listener.onLevel(message.data.level);
  };
  node.connect(context.destination);
  return {
    play: (bytes) => node.port.postMessage({ type: 'audio', bytes }, [bytes.buffer]),
    mark: (mark) => node.port.postMessage({ type: 'mark', mark }),
    clear: () => node.port.postMessage({ type: 'clear' }),
    close: () => node.disconnect(),
  };
}

const BYTES_PER_MS = 8;

/** Nobody hears it, but it takes as long: marks come when they would have been heard, so that a typed call goes on all the same. */
export function openSilentSpeaker(clock: Clock, listener: SpeakerListener): Speaker {
  let endsAt = clock.now();
  let cancels = new Set<() => void>();
  const clear = () => {
    for (const cancel of cancels) cancel();
    cancels = new Set();
    endsAt = clock.now();
  };
  return {
    play(bytes) {
      endsAt = Math.max(endsAt, clock.now()) + bytes.length / BYTES_PER_MS;
    },
    mark(name) {
      const cancel = clock.after(Math.max(0, endsAt - clock.now()), () => {
        cancels.delete(cancel);
        listener.onPlayed(name);
      });
      cancels.add(cancel);
    },
    clear,
    close: clear,
  };
}
