import * as z from 'zod/mini';

export interface Microphone {
  close(): void;
}

export interface MicrophoneListener {
  /** The folder of the worklets, with a slash at its end. */
  readonly worklets: string;
  /** 20 ms of G.711 μ-law at 8 kHz: 160 bytes. */
  onFrame(frame: Uint8Array<ArrayBuffer>): void;
  /** Loudness from 0 to 1. */
  onLevel(level: number): void;
}

/** Why nobody is heard: refused by a person or a rule, or there is no microphone. */
export type MicrophoneTrouble = 'denied' | 'missing';

const workletMessageSchema = z.object({
  type: z.literal('frame'),
  frame: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
  level: z.number(),
});

/** Asks the browser for the microphone and listens. Called only when somebody pressed the button for it. */
export async function openMicrophone(
  context: AudioContext,
  listener: MicrophoneListener,
): Promise<Microphone | MicrophoneTrouble> {
  if (navigator.mediaDevices === undefined) return 'missing';
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    return troubleOf(error);
  }
  try {
    await context.audioWorklet.addModule(`${listener.worklets}capture.js`);
  } catch {
    stopTracks(stream); // The page went away meanwhile, or the file did not come: nobody listens, so nothing is recorded.
    return 'missing';
  }
  const source = context.createMediaStreamSource(stream);
  const node = new AudioWorkletNode(context, 'aybiza-capture', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  node.port.onmessage = (event: MessageEvent<unknown>) => {
    const message = workletMessageSchema.safeParse(event.data);
    if (!message.success) return;
    listener.onFrame(message.data.frame);
    listener.onLevel(message.data.level);
  };
  source.connect(node);
  return {
    close() {
      source.disconnect();
      node.disconnect();
      stopTracks(stream);
    },
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function troubleOf(error: unknown): MicrophoneTrouble {
  return error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'denied';
}
