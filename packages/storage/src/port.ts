/**
 * Recordings and other files by key, such as `ws_1/call_2/0001.ulaw`. A key is parts joined by `/`; a part is 1 to 128
 * of `a-z A-Z 0-9 _ . -` and does not begin with a dot. No key is the beginning of another one (`a` and `a/b`). Every method rejects with a `StorageError`.
 */
export interface Storage {
  /** Keeps the bytes under the key, whole or not at all; replaces what was there. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /**
   * All keys that begin with the prefix, sorted by code unit. The prefix is empty or ends with `/`: only whole parts
   * are matched.
   */
  list(prefix: string): Promise<string[]>;
  /** Does nothing when there is no such key. */
  delete(key: string): Promise<void>;
}
