import type { SafeFetchOptions } from '@aybiza/safe-fetch';
import { readWav } from './audio/read-wav.ts';
import type { CallWorld } from './call/call-world.ts';

/** The longest sound file that is played: about eight minutes of telephone sound as 16-bit samples. */
const MAX_SOUND_BYTES = 8 * 1024 * 1024;

/** The longest time limit that a step can have: whoever asks stops waiting by the step's own. */
const LONGEST_REQUEST_MS = 30_000;

/** The one way out to addresses that authors write: guarded, limited, and read as JSON where it is JSON. */
export function createFetch(
  options: Omit<SafeFetchOptions, 'timeoutMs' | 'maxBytes'>,
): Pick<CallWorld, 'fetch' | 'fetchSound'> {
  // Loaded with the first request: its HTTP client takes longer than listening needs.
  let loading: ReturnType<typeof load> | undefined;
  const load = async () => {
    const { createSafeFetch } = await import('@aybiza/safe-fetch');
    return {
      safeFetch: createSafeFetch({ ...options, timeoutMs: LONGEST_REQUEST_MS }),
      fetchFile: createSafeFetch({ ...options, maxBytes: MAX_SOUND_BYTES }),
    };
  };
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    async fetch({ method, url, headers, body, credential, signal }) {
      const { safeFetch } = await loaded();
      const answer = await safeFetch({
        method,
        url,
        headers: Object.fromEntries(headers),
        signal,
        ...(body === null ? {} : { body }),
        ...(credential === undefined ? {} : { credential }),
      });
      return { status: answer.status, body: asJson(answer.body) };
    },
    async fetchSound(url, signal) {
      const { fetchFile } = await loaded();
      const { status, bytes } = await fetchFile({ method: 'GET', url, signal });
      const sound = status === 200 ? readWav(bytes) : undefined;
      if (sound === undefined) throw new Error(`${url} answered ${status} with no WAVE file that can be played`);
      return sound;
    },
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An answer that is no JSON is a text.
    return text;
  }
}
