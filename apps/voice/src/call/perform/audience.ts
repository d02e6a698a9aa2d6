/** Whose sound it is: the caller's, or what is said to them. */
export type Track = 'caller' | 'agent';

/** Somebody who hears a call as it goes on. */
export interface Listener {
  /** Talks with the caller: hears what the recording does not keep as well, and not what they say themselves. */
  readonly isParty: boolean;
  /** G.711 μ-law at 8 kHz, to be used at once; the agent's is given faster than it is heard. */
  hear(track: Track, audio: Uint8Array): void;
  /** What of the agent was not heard yet was thrown away. */
  clear(): void;
  /** Nothing is recorded from now on, and therefore nothing heard; or it is again. */
  mute(isMuted: boolean): void;
}

/**
 * Who hears a call. Nobody hears more of it than its recording keeps, but for whoever talks with the caller. Sound is never kept for
 * anybody here: who is too slow misses some.
 */
export class Audience {
  readonly #listeners = new Set<Listener>();
  #isMuted = false;

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  get size(): number {
    return this.#listeners.size;
  }

  add(listener: Listener): void {
    this.#listeners.add(listener);
    listener.mute(this.#isMuted);
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  hear(track: Track, audio: Uint8Array, isKept: boolean): void {
    if (track === 'caller' && this.#isMuted === isKept) this.#mute(!isKept);
    for (const listener of this.#listeners) {
      if (listener.isParty ? track === 'caller' : isKept) listener.hear(track, audio);
    }
  }

  clear(): void {
    for (const listener of this.#listeners) listener.clear();
  }

  #mute(isMuted: boolean): void {
    this.#isMuted = isMuted;
    for (const listener of this.#listeners) listener.mute(isMuted);
  }
}
