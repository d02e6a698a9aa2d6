import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { UnsavedKeeper } from './unsaved-keeper.ts';
import type { Place, Unsaved, UnsavedStore } from './unsaved-store.ts';

const SERVER = Symbol('server');
const ANN: Place = { person: 'ann', agent: 'agt_1' };

/** The store of one browser, without a disk. */
function aBrowser(): UnsavedStore & { readonly size: number } {
  const records = new Map<string, Map<number, Unsaved>>();
  const of = ({ person, agent }: Place) => {
    const key = `${person} ${agent}`;
    const known = records.get(key) ?? new Map<number, Unsaved>();
    records.set(key, known);
    return known;
  };
  return {
    list: async (place) => [...of(place).values()],
    put: async (place, unsaved) => void of(place).set(unsaved.page, unsaved),
    remove: async (place, pages) => {
      for (const page of pages) of(place).delete(page);
    },
    count: async () => 0,
    clear: async () => undefined,
    get size() {
      return [...records.values()].reduce((sum, record) => sum + record.size, 0);
    },
  };
}

/** The document as the database has it, which pages open and save to. */
function aDatabase() {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'Hello');
  return {
    words: () => doc.getText('words').toString(),
    open(store: UnsavedStore, place = ANN) {
      const page = new Y.Doc();
      Y.applyUpdate(page, Y.encodeStateAsUpdate(doc), SERVER);
      let online = true;
      let settle = () => {};
      const keeper = new UnsavedKeeper({
        doc: page,
        store,
        place,
        server: SERVER,
        isOnline: () => online,
        onChange: () => settle(),
      });
      const changed = () =>
        new Promise<void>((resolve) => {
          settle = resolve;
        });
      return {
        keeper,
        write: (text: string) => page.getText('words').insert(page.getText('words').length, text),
        words: () => page.getText('words').toString(),
        lose() {
          online = false;
          keeper.keep();
        },
        changed,
        /** Everything so far comes into the database; what is edited while it does is not in it. */
        async save(meanwhile: () => void = () => {}) {
          const saving = keeper.saving();
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(page));
          meanwhile();
          const done = changed();
          keeper.saved(saving);
          await done;
        },
      };
    },
  };
}

describe('edits that are not in the database', () => {
  it('are kept while there is no connection, and no others', async () => {
    const [browser, database] = [aBrowser(), aDatabase()];
    const page = database.open(browser);
    page.write(', world');
    expect([browser.size, page.keeper.isSafe]).toEqual([0, false]);
    const kept = page.changed();
    page.lose();
    await kept;
    expect([browser.size, page.keeper.isSafe]).toEqual([1, true]);
  });

  it('come back in another page, meet what others have done since, and are forgotten once they are saved', async () => {
    const [browser, database] = [aBrowser(), aDatabase()];
    const closed = database.open(browser);
    closed.lose();
    const kept = closed.changed();
    closed.write(', world');
    await kept;
    const other = database.open(aBrowser(), { person: 'ben', agent: 'agt_1' });
    other.write('!');
    await other.save();
    const page = database.open(browser);
    await page.keeper.bringBack();
    expect(page.keeper.hasBroughtBack).toBe(true);
    expect([...page.words()].toSorted().join('')).toBe([...'Hello, world!'].toSorted().join(''));
    await page.save();
    expect([database.words(), browser.size]).toEqual([page.words(), 0]);
  });

  it('of two pages of one person are both kept', async () => {
    const [browser, database] = [aBrowser(), aDatabase()];
    for (const text of [' one', ' two']) {
      const page = database.open(browser);
      page.lose();
      const kept = page.changed();
      page.write(text);
      await kept;
    }
    const page = database.open(browser);
    await page.keeper.bringBack();
    expect(page.words()).toContain(' one');
    expect(page.words()).toContain(' two');
  });

  it('are nobody else’s', async () => {
    const [browser, database] = [aBrowser(), aDatabase()];
    const page = database.open(browser);
    page.lose();
    const kept = page.changed();
    page.write(' secret');
    await kept;
    const other = database.open(browser, { person: 'ben', agent: 'agt_1' });
    await other.keeper.bringBack();
    expect([other.keeper.hasBroughtBack, other.words()]).toEqual([false, 'Hello']);
  });

  it('that were made while a save was under way are kept when that is over', async () => {
    const [browser, database] = [aBrowser(), aDatabase()];
    const page = database.open(browser);
    page.lose();
    page.write(' first');
    await page.changed();
    await page.save(() => page.write(' second'));
    const later = database.open(browser);
    await later.keeper.bringBack();
    expect(later.words()).toContain(' second');
  });
});
