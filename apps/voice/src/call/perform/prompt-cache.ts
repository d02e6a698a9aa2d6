/** Sixteen megabytes hold about half an hour of prompts. */
const MAX_BYTES = 16 * 1024 * 1024;
/** A text longer than this is rarely said twice. */
const MAX_TEXT_LENGTH = 600;

/** Sound of texts that were said before, by voice and text: the second caller hears a prompt at once. */
export interface PromptCache {
  get(voice: string, text: string): Uint8Array | undefined;
  put(voice: string, text: string, audio: Uint8Array): void;
}

/** Keeps what was used last, up to `maxBytes`. */
export function createPromptCache(maxBytes = MAX_BYTES): PromptCache {
  const entries = new Map<string, Uint8Array>();
  let bytes = 0;
  const keyOf = (voice: string, text: string) => `${voice}\n${text}`;
  return {
    get(voice, text) {
      const key = keyOf(voice, text);
      const audio = entries.get(key);
      if (audio === undefined) return undefined;
      entries.delete(key);
      entries.set(key, audio);
      return audio;
    },
    put(voice, text, audio) {
      const key = keyOf(voice, text);
      if (text.length > MAX_TEXT_LENGTH || audio.length === 0 || audio.length > maxBytes || entries.has(key)) return;
      entries.set(key, audio);
      bytes += audio.length;
      for (const [oldest, old] of entries) {
        if (bytes <= maxBytes) break;
        entries.delete(oldest);
        bytes -= old.length;
      }
    },
  };
}
