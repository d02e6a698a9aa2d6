/** How many numbers tell what a text means: a quarter of what models give at most, with nearly all of what it is good for. */
export const DIMENSIONS = 256;

/** Says what texts mean, as directions: near ones mean nearly the same, whatever their words. */
export interface Embedder {
  /** Whose directions they are; those of another model cannot be compared with them. */
  readonly model: string;
  /**
   * The meaning of a text: `DIMENSIONS` numbers of unit length. The end of a text that is too long for the model does not count.
   * @throws ProviderError
   */
  embed(text: string, options: { signal: AbortSignal }): Promise<readonly number[]>;
  /** Lets go of kept connections. */
  close(): void;
}
