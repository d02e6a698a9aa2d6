import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Up to so many keys are put in order by insertion, which for a handful is five times as fast as a general sort. */
const FEW_KEYS = 32;

/** The names of an object's members in the order of their UTF-16 code units, which no locale changes; the same list when they are. */
function inOrder(keys: readonly string[]): readonly string[] {
  let place = 1;
  while (place < keys.length && (keys[place - 1] ?? '') <= (keys[place] ?? '')) place += 1;
  if (place >= keys.length) return keys;
  return keys.length > FEW_KEYS ? [...keys].sort() : inserted([...keys]);
}

function inserted(keys: string[]): readonly string[] {
  for (let end = 1; end < keys.length; end += 1) {
    const key = keys[end] ?? '';
    let place = end;
    for (; place > 0 && (keys[place - 1] ?? '') > key; place -= 1) keys[place] = keys[place - 1] ?? '';
    keys[place] = key;
  }
  return keys;
}

/** The same data with its members in order; copied is only what is not, since half of a compilation was once spent on copies. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return sortedItems(value);
  const members = value as Record<string, unknown>;
  const written = Object.keys(members);
  const keys = inOrder(written);
  let copy: Record<string, unknown> | undefined = keys === written ? undefined : {};
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    const item = sorted(members[key]);
    if (copy === undefined && item !== members[key]) {
      copy = {};
      for (const earlier of keys.slice(0, index)) put(copy, earlier, members[earlier]);
    }
    if (copy !== undefined) put(copy, key, item);
  }
  return copy ?? value;
}

function put(copy: Record<string, unknown>, key: string, item: unknown): void {
  // An assignment would give the copy a prototype instead of this member.
  if (key === '__proto__')
    Object.defineProperty(copy, key, { value: item, enumerable: true, configurable: true, writable: true });
  else copy[key] = item;
}

function sortedItems(items: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = sorted(items[index]);
    if (copy === undefined && item !== items[index]) copy = [...items];
    if (copy !== undefined) copy[index] = item;
  }
  return copy ?? items;
}

/** JSON whose bytes depend only on the data: keys sorted, indented by two spaces, a line break at the end. It diffs well in Git. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

/** The SHA-256 of the JSON with sorted keys and without white space, as 64 hexadecimal digits: the name of a published version. */
export function contentHash(value: unknown): string {
  return digest(JSON.stringify(sorted(value)));
}

/** The digest of a text by a library that runs everywhere. */
export function portableDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The same digest, ten times as fast, where the platform has one that answers at once: in Node, not in browsers. */
const platformCrypto = globalThis.process?.getBuiltinModule?.('node:crypto');

function digest(text: string): string {
  if (platformCrypto?.createHash === undefined) return portableDigest(text);
  return platformCrypto.createHash('sha256').update(text, 'utf8').digest('hex');
}
