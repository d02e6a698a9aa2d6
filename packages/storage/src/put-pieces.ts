/**
 * Writes what comes in pieces. The source's own failure is thrown as it is, so that nobody takes it for the store's; the store's goes to `fail`.
 */
export async function putPieces(
  pieces: AsyncIterable<Uint8Array>,
  write: (pieces: AsyncIterable<Uint8Array>) => Promise<void>,
  fail: (error: unknown) => never,
): Promise<void> {
  let sourceFailure: { error: unknown } | undefined;
  async function* watched() {
    try {
      yield* pieces;
    } catch (error) {
      sourceFailure = { error };
      throw error;
    }
  }
  await write(watched()).catch((error: unknown) => {
    if (sourceFailure !== undefined) throw sourceFailure.error;
    fail(error);
  });
}
