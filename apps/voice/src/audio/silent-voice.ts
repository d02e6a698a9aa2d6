import type { Clock } from '@aybiza/foundation/clock';
import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import type { TextToSpeech, TtsEvent } from '@aybiza/providers/tts/port';

/** About a person's pace, of a voice as of whoever reads: fifteen letters a second. */
const MS_PER_LETTER = 66;
const BYTES_PER_MS = 8;
/** As large as the pieces of a vendor are. */
const PIECE_BYTES = 3_200;

/**
 * A voice for a caller who reads: silence, as long as the words would take to say, so that a written conversation has the pace and the
 * marks of a spoken one while no vendor is asked for anything.
 */
export function createSilentVoice(clock: Clock): TextToSpeech {
  return {
    open({ signal, onEvent }) {
      const planned = new Set<() => void>();
      const soon = (tell: () => readonly TtsEvent[]) => {
        const cancel = clock.after(0, () => {
          planned.delete(cancel);
          if (!signal.aborted) for (const event of tell()) onEvent(event);
        });
        planned.add(cancel);
      };
      const drop = () => {
        for (const cancel of planned) cancel();
        planned.clear();
      };
      return {
        speak: (speechId, text) =>
          soon(() => [
            ...silenceFor(text).map((chunk) => ({ type: 'audio', speechId, chunk }) as const),
            { type: 'done', speechId },
          ]),
        clear() {
          drop();
          soon(() => [{ type: 'cleared' }]);
        },
        async close() {
          drop();
        },
      };
    },
  };
}

function silenceFor(text: string): Uint8Array[] {
  const bytes = text.length * MS_PER_LETTER * BYTES_PER_MS;
  return Array.from({ length: Math.ceil(bytes / PIECE_BYTES) }, (_piece, index) =>
    new Uint8Array(Math.min(PIECE_BYTES, bytes - index * PIECE_BYTES)).fill(MU_LAW_SILENCE),
  );
}
