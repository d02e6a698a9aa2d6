import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Up to so many keys are put in order by insertion, which for a handful is five times as fast as a general sort. */
const FEW_KEYS = 32;

/**
 * The names of an object's members in the order of their UTF-16 code units, which no locale changes; the same list when they are.
 * Numbers stand before them, by size: JavaScript writes its objects so, whatever was put into them first.
 */
function inOrder(keys: readonly string[]): readonly string[] {
  let start = 0;
  while (start < keys.length && isIndex(keys[start] ?? '')) start += 1;
  let place = start + 1;
  while (place < keys.length && (keys[place - 1] ?? '') <= (keys[place] ?? '')) place += 1;
  if (place >= keys.length) return keys;
  if (keys.length > FEW_KEYS) return [...keys.slice(0, start), ...keys.slice(start).sort()];
  return inserted([...keys], start);
}

/** Does JavaScript take this name of a member for a place in a list? (ECMA-262, "array index") */
function isIndex(key: string): boolean {
  const number = Number(key) >>> 0;
  return String(number) === key && number < 2 ** 32 - 1;
}

function inserted(keys: string[], start: number): readonly string[] {
  for (let end = start + 1; end < keys.length; end += 1) {
    const key = keys[end] ?? '';
    let place = end;
    for (; place > start && (keys[place - 1] ?? '') > key; place -= 1) keys[place] = keys[place - 1] ?? '';
    keys[place] = key;
  }
  return keys;
}

/** The same data with its members in order; copied is only what is not, since half of a compilation was once spent on copies. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return sortedItems(value);
  const members = value as Record<string, unknown>;
  if (!isInOrder(members)) {
    const copy: Record<string, unknown> = {};
    for (const key of inOrder(Object.keys(members))) put(copy, key, sorted(members[key]));
    return copy;
  }
  let copy: Record<string, unknown> | undefined;
  for (const key in members) {
    const item = sorted(members[key]);
    if (copy === undefined && item !== members[key]) copy = { ...members };
    if (copy !== undefined) put(copy, key, item);
  }
  return copy ?? value;
}

/** Do the members stand in order? Asked without a list of their names: most of a statechart does. */
function isInOrder(members: Record<string, unknown>): boolean {
  let last = '';
  for (const key in members) {
    if (key <= last) return false;
    last = key;
  }
  return true;
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

/** So many levels from the outside are written member by member: a statechart's states stand five levels deep. */
const OUTER_LEVELS = 5;
/** Characters that are digested at once. Large texts cost more to make than to digest. */
const PIECE_LENGTH = 16_384;

/** The SHA-256 of the JSON with sorted keys and without white space, as 64 hexadecimal digits: the name of a published version. */
export function contentHash(value: unknown): string {
  const digest = beginDigest();
  let text = '';
  writeMembers(value, OUTER_LEVELS, (part) => {
    text += part;
    if (text.length < PIECE_LENGTH) return;
    digest.add(text);
    text = '';
  });
  digest.add(text);
  return digest.end();
}

/** The JSON of a value in pieces. */
function writeMembers(value: unknown, levels: number, write: (part: string) => void): void {
  if (levels === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    write(JSON.stringify(sorted(value)));
    return;
  }
  const members = value as Record<string, unknown>;
  let before = '{';
  for (const key of inOrder(Object.keys(members))) {
    const member = members[key];
    if (member === undefined) continue;
    write(`${before}${JSON.stringify(key)}:`);
    writeMembers(member, levels - 1, write);
    before = ',';
  }
  write(before === '{' ? '{}' : '}');
}

interface Digest {
  add(text: string): void;
  end(): string;
}

/** By a library that runs everywhere. */
export function beginPortableDigest(): Digest {
  const hash = sha256.create();
  return { add: (text) => void hash.update(utf8ToBytes(text)), end: () => bytesToHex(hash.digest()) };
}

/** The same digest, ten times as fast, where the platform has one that answers at once: in Node, not in browsers. */
const platformCrypto = globalThis.process?.getBuiltinModule?.('node:crypto');

function beginDigest(): Digest {
  if (platformCrypto?.createHash === undefined) return beginPortableDigest();
  const hash = platformCrypto.createHash('sha256');
  return { add: (text) => void hash.update(text, 'utf8'), end: () => hash.digest('hex') };
}
