import { type NumberEntry, numberEntrySchema, numberPageSchema, type Seal } from '@aybiza/region-protocol';
import { z } from 'zod';
import type { Region, Settings } from './env.ts';
import type { KeyValueStore } from './platform.ts';
import { askRegion } from './regions/ask-region.ts';

/** Pages of a thousand: more than this many numbers are not copied, and said so. */
const MOST_PAGES = 20;
const PAGE_MS = 10_000;
/** As often as the book is copied; Cloudflare keeps a copy in the data centre for as long. */
const FRESH_S = 60;

const bookSchema = z.record(z.string(), numberEntrySchema);
type Book = z.output<typeof bookSchema>;

/** What is known of a number, and which regions know it. */
export interface KnownNumber {
  readonly entry: NumberEntry;
  readonly knownIn: readonly string[];
}

export type BookOptions = Pick<Settings, 'regions' | 'reportMs'> & {
  readonly seal: Seal;
  readonly store: KeyValueStore;
};

/** What an isolate has read, by region. */
const read = new Map<string, { readonly text: string; readonly book: Book }>();

/**
 * A number is looked up in the copies of the regions' books, which are there when no region is. One that is in none of them is asked for: it may
 * have been added a moment ago.
 */
export async function findNumber(number: string, options: BookOptions): Promise<KnownNumber | undefined> {
  const copied = await Promise.all(options.regions.map((region) => findCopied(region, number, options)));
  const found = merge(options.regions, copied);
  if (found !== undefined) return found;
  const path = `/region/numbers?only=${encodeURIComponent(number)}`;
  const asked = options.regions.map(async (region) => {
    const question = { path, schema: numberPageSchema };
    const page = await askRegion(region, question, { ...options, deadlineMs: options.reportMs, now: Date.now() });
    return page?.numbers.find((entry) => entry.number === number);
  });
  return merge(options.regions, await Promise.all(asked));
}

/** Of two regions that pin a number differently, neither is right: then it is answered nowhere, and says who is rung. */
function merge(regions: readonly Region[], entries: readonly (NumberEntry | undefined)[]): KnownNumber | undefined {
  const knownIn = regions.filter((_region, index) => entries[index] !== undefined).map(({ name }) => name);
  const [entry, ...others] = entries.filter((one) => one !== undefined);
  if (entry === undefined) return undefined;
  const pins = new Set([entry, ...others].map(({ pinnedTo }) => pinnedTo).filter((pin) => pin !== undefined));
  const [pinnedTo] = pins;
  if (pins.size > 1) return { entry, knownIn: [] };
  return { entry: { ...entry, ...(pinnedTo === undefined ? {} : { pinnedTo }) }, knownIn };
}

async function findCopied({ name }: Region, number: string, { store }: BookOptions): Promise<NumberEntry | undefined> {
  const text = await store.get(keyOf(name), { type: 'text', cacheTtl: FRESH_S }).catch(() => null);
  if (text === null) return undefined;
  const known = read.get(name);
  const book = known?.text === text ? known.book : parseBook(text);
  read.set(name, { text, book });
  return Object.hasOwn(book, number) ? book[number] : undefined;
}

/** What an older edge has written may look otherwise: then it is as if nothing was there. */
function parseBook(text: string): Book {
  try {
    return bookSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {}; // Half a copy is none.
  }
}

/** Copies what each region says; the last copy stays where one says nothing, or not all. Gives the regions whose book could not be read. */
export async function copyBooks(options: BookOptions): Promise<readonly string[]> {
  const copies = options.regions.map(async (region) => {
    const book = await readBook(region, options);
    if (book === undefined) return region.name;
    const text = JSON.stringify(book);
    const last = await options.store.get(keyOf(region.name), { type: 'text', cacheTtl: FRESH_S });
    if (text !== last) await options.store.put(keyOf(region.name), text);
    return undefined;
  });
  return (await Promise.all(copies)).filter((name) => name !== undefined);
}

async function readBook(region: Region, options: BookOptions): Promise<Book | undefined> {
  const book: Book = {};
  let after = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const path = `/region/numbers?after=${encodeURIComponent(after)}`;
    const question = { path, schema: numberPageSchema };
    const answer = await askRegion(region, question, { ...options, deadlineMs: PAGE_MS, now: Date.now() });
    if (answer === undefined) return undefined;
    for (const entry of answer.numbers) book[entry.number] = entry;
    if (answer.next === undefined) return book;
    after = answer.next;
  }
  return undefined;
}

function keyOf(region: string): string {
  return `numbers:${region}`;
}
