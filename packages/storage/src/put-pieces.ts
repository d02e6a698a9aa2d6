/** Where the pieces of a value go, and what the store's own failure becomes. */
export interface PiecesTarget {
  write(pieces: AsyncIterable<Uint8Array>): Promise<void>;
  fail(error: unknown): never;
}

/** Writes what comes in pieces. The source's own failure is thrown as it is, so that nobody takes it for the store's. */
export async function putPieces(source: AsyncIterable<Uint8Array>, { write, fail }: PiecesTarget): Promise<void> {
  let failure: { error: unknown } | undefined;
  const pieces = source[Symbol.asyncIterator]();
  const watched: AsyncIterator<Uint8Array> = {
    async next() {
      try {
        return await pieces.next();
      } catch (error) {
        failure = { error };
        throw error;
      }
    },
    // Whoever writes stops early: that is no failure of the source, so there is no `throw`.
    async return() {
      await pieces.return?.();
      return { done: true, value: undefined };
    },
  };
  await write({ [Symbol.asyncIterator]: () => watched }).catch((error: unknown) => {
    if (failure !== undefined) throw failure.error;
    fail(error);
  });
}
