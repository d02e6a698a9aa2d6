/** A stretch of a value, in bytes from its beginning; both ends included. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * Recordings and other files by key, such as `ws_1/call_2/0001.ulaw`. A key is parts joined by `/`; a part is 1 to 128
 * of `a-z A-Z 0-9 _ . -` and does not begin with a dot. Whoever gives keys lets none be the beginning of another one (`a` and `a/b`): a store may refuse it. Every method rejects with a `StorageError`.
 */
export interface Storage {
  /**
   * Keeps the bytes under the key, whole or not at all; replaces what was there. Bytes that come in pieces are never in memory together and
   * may be any number; when their source fails, so does this, with the same error, and what was there stays.
   */
  put(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** The whole value in memory: for what is small. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** How many bytes a value has; undefined when there is none. */
  size(key: string): Promise<number | undefined>;
  /**
   * A stretch of a value in pieces, read as they are asked for: whoever asks for none holds nothing open. The stream fails with a
   * `StorageError` when the value is not there or ends before the stretch does.
   */
  stream(key: string, range: ByteRange): Promise<ReadableStream<Uint8Array>>;
  /**
   * All keys that begin with the prefix, sorted by code unit. The prefix is empty or ends with `/`: only whole parts
   * are matched.
   */
  list(prefix: string): Promise<string[]>;
  /** Does nothing when there is no such key. */
  delete(key: string): Promise<void>;
}
