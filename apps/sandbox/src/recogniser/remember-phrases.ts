import type { Recogniser, RecogniserPool } from './recogniser.ts';

/** A grammar of more phrases confuses. */
const MOST_PHRASES = 200;

/** A pool that knows what its listeners were told to expect. */
export interface RememberingPool extends RecogniserPool {
  /**
   * The phrases of the latest listeners: what stands in for dictation where a protocol has no way to say what is
   * expected.
   */
  knownPhrases(): string[];
}

/** Remembers the phrases that recognisers of a pool were given, latest first to stay. */
export function rememberPhrases(pool: RecogniserPool): RememberingPool {
  const known = new Set<string>();
  const remember = (phrases: readonly string[]) => {
    for (const phrase of phrases) {
      known.delete(phrase);
      known.add(phrase);
    }
    for (const oldest of known) {
      if (known.size <= MOST_PHRASES) break;
      known.delete(oldest);
    }
  };
  const watch = (recogniser: Recogniser): Recogniser => ({
    listenFor(phrases) {
      remember(phrases);
      return recogniser.listenFor(phrases);
    },
    start: (onPartial) => recogniser.start(onPartial),
    write: (sound) => recogniser.write(sound),
    finish: () => recogniser.finish(),
    release: () => recogniser.release(),
  });
  return {
    async acquire(language) {
      const recogniser = await pool.acquire(language);
      return recogniser === undefined ? undefined : watch(recogniser);
    },
    close: () => pool.close(),
    knownPhrases: () => [...known],
  };
}
