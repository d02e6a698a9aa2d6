/** Whose edits of which agent's flow. An agent belongs to one workspace. */
export interface Place {
  readonly person: string;
  readonly agent: string;
}

/** What one open page has not brought into the database yet. Each has its own: none writes over another's. */
export interface Unsaved {
  readonly page: number;
  /** As Yjs writes edits. */
  readonly update: Uint8Array;
}

/** Edits that are not in the database yet, kept in this browser. Everything rejects where the browser keeps nothing. */
export interface UnsavedStore {
  list(place: Place): Promise<readonly Unsaved[]>;
  put(place: Place, unsaved: Unsaved): Promise<void>;
  remove(place: Place, pages: readonly number[]): Promise<void>;
  /** How many flows of this person have some. */
  count(person: string): Promise<number>;
  /** Forgets everything of a person. */
  clear(person: string): Promise<void>;
}

const DATABASE = 'aybiza';
const VERSION = 1;
const STORE = 'unsaved-edits';

/** In the browser's own database. It is opened when it is needed first, and there is one for all pages. */
export function createUnsavedStore(factory: () => IDBFactory = () => indexedDB): UnsavedStore {
  let opened: Promise<IDBDatabase> | undefined;
  const open = () => {
    opened ??= openDatabase(factory()).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  /** One transaction; resolves when it is on the disk. */
  async function transact<Value>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<Value> | undefined,
  ): Promise<Value | undefined> {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  }
  return {
    async list({ person, agent }) {
      const found = await transact('readonly', (store) => store.getAll(everythingIn([person, agent])));
      // Only this file writes there.
      return (found ?? []) as Unsaved[];
    },
    async put({ person, agent }, unsaved) {
      await transact('readwrite', (store) => store.put(unsaved, [person, agent, unsaved.page]));
    },
    async remove({ person, agent }, pages) {
      await transact('readwrite', (store) => {
        for (const page of pages) store.delete([person, agent, page]);
        return undefined;
      });
    },
    async count(person) {
      const keys = await transact('readonly', (store) => store.getAllKeys(everythingIn([person])));
      return new Set((keys ?? []).map((key) => (Array.isArray(key) ? key[1] : key))).size;
    },
    async clear(person) {
      await transact('readwrite', (store) => store.delete(everythingIn([person])));
    },
  };
}

/** The keys that begin so: an array stands behind every text and number (IndexedDB 3.0, keys). */
function everythingIn(beginning: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...beginning], [...beginning, []]);
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
