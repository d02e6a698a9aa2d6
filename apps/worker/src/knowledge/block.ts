/** A piece of a document, in its order. */
export interface Block {
  readonly text: string;
  /** It is a heading of this level, 1 the outermost. */
  readonly heading?: number | undefined;
  /** Where it stands, from 1. */
  readonly page?: number | undefined;
  /** It stays a passage of its own. */
  readonly alone?: boolean | undefined;
}

/** What a document says, before it is cut. */
export interface Read {
  readonly blocks: readonly Block[];
  /** As a page calls itself. */
  readonly title?: string | undefined;
  /** BCP 47, as a page says. */
  readonly language?: string | undefined;
}
