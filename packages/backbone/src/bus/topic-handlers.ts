type Handler = (message: unknown) => void;

/** Who listens to what in this process; both adapters keep one. */
export class TopicHandlers {
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** What somebody listens to. */
  get topics(): string[] {
    return [...this.#handlers.keys()];
  }

  /** Gives back how to remove it; `onLast` is called when the topic has nobody left. */
  add(topic: string, handler: Handler, onLast: () => void = () => {}): () => void {
    // Its own function for each: the same handler may listen twice.
    const entry: Handler = (message) => handler(message);
    const entries = this.#handlers.get(topic) ?? new Set();
    this.#handlers.set(topic, entries.add(entry));
    return () => {
      if (!entries.delete(entry) || entries.size > 0) return;
      this.#handlers.delete(topic);
      onLast();
    };
  }

  /** Gives a message, as JSON text, to all who listen to its topic. */
  deliver(topic: string, text: string): void {
    const entries = this.#handlers.get(topic);
    if (entries === undefined) return;
    try {
      const message: unknown = JSON.parse(text);
      for (const entry of [...entries]) this.#callOne(entry, message);
    } catch (error) {
      this.#onError(error); // somebody else writes to our channel
    }
  }

  #callOne(entry: Handler, message: unknown): void {
    try {
      entry(message);
    } catch (error) {
      this.#onError(error); // one listener's mistake must not keep the message from the next
    }
  }
}
