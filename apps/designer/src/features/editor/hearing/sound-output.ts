import type { WordsOf } from '../../../language/strings.ts';
import type { SoundOutput } from './hearing.ts';
import type { hearingStrings } from './strings.ts';

/** The loudspeaker of whoever sits in front of the page. It is opened with the first sound. */
export function createSoundOutput(words: WordsOf<typeof hearingStrings>): SoundOutput {
  let context: AudioContext | undefined;
  return {
    open() {
      context ??= new AudioContext();
      const speaker = context;
      const ready = speaker.resume();
      return {
        async play(file, { signal, onHeard }) {
          await ready;
          const sound = await speaker.decodeAudioData(file).catch((cause: unknown) => {
            throw new Error(words.notPlayable, { cause });
          });
          if (!signal.aborted) await playToEnd(speaker, sound, { signal, onHeard });
        },
      };
    },
  };
}

function playToEnd(
  speaker: AudioContext,
  sound: AudioBuffer,
  { signal, onHeard }: { signal: AbortSignal; onHeard: (part: number) => void },
): Promise<void> {
  return new Promise((resolve) => {
    const source = new AudioBufferSourceNode(speaker, { buffer: sound });
    const beganAt = speaker.currentTime;
    let frame = 0;
    const tell = () => {
      onHeard(Math.min(1, (speaker.currentTime - beganAt) / sound.duration));
      frame = requestAnimationFrame(tell);
    };
    const stop = () => source.stop();
    source.onended = () => {
      cancelAnimationFrame(frame);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
    source.connect(speaker.destination);
    source.start();
    frame = requestAnimationFrame(tell);
  });
}
