import { BYTES_PER_MS, MS_PER_CHARACTER } from './telephone.ts';

/*
 * The fast stubs speak without a voice: a text is written into the sound itself, as loud mu-law bytes, and the fast
 * listener reads it back. It works because nothing between caller and recogniser may touch the bytes, and it keeps a
 * load test's processes independent of each other.
 */

/** Loud in every frame (so that the gate stays open) and never mistaken for a nibble. */
const CARRIER_HIGH = 0x9a;
const CARRIER_LOW = 0x1a;
const NIBBLE_HIGH = 0x80;
const NIBBLE_LOW = 0x00;
const MARKER = Uint8Array.of(0x9b, 0x1b, 0x9c, 0x1c, 0x9b, 0x1b);

/** Sound of about 60 ms per character that carries its own text (at most 65,535 bytes of it). */
export function toSoundingText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const written = [bytes.length >> 8, bytes.length & 0xff, ...bytes].flatMap((byte) => [
    NIBBLE_HIGH | (byte >> 4),
    NIBBLE_LOW | (byte & 0x0f),
  ]);
  const sound = new Uint8Array(Math.max(text.length * MS_PER_CHARACTER * BYTES_PER_MS, MARKER.length + written.length));
  for (let index = 0; index < sound.length; index++) sound[index] = index % 8 < 4 ? CARRIER_HIGH : CARRIER_LOW;
  sound.set(MARKER);
  sound.set(written, MARKER.length);
  return sound;
}

/** The texts inside a sound, in order; several when it was spoken in pieces. */
export function fromSoundingText(sound: Uint8Array): string[] {
  const texts: string[] = [];
  for (let at = findMarker(sound, 0); at >= 0; at = findMarker(sound, at + 1)) {
    const text = readText(sound, at + MARKER.length);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

function findMarker(sound: Uint8Array, from: number): number {
  for (let at = sound.indexOf(MARKER[0] ?? 0, from); at >= 0; at = sound.indexOf(MARKER[0] ?? 0, at + 1)) {
    if (MARKER.every((byte, index) => sound[at + index] === byte)) return at;
  }
  return -1;
}

function readText(sound: Uint8Array, from: number): string | undefined {
  const readByte = (index: number) =>
    (((sound[from + index * 2] ?? 0) & 0x0f) << 4) | ((sound[from + index * 2 + 1] ?? 0) & 0x0f);
  const length = (readByte(0) << 8) | readByte(1);
  if (from + (length + 2) * 2 > sound.length) return undefined;
  return new TextDecoder().decode(Uint8Array.from({ length }, (_, index) => readByte(index + 2)));
}
