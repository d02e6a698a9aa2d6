/** RFC 3533, section 6: what a page says of its place in the stream. */
const FLAGS = { first: 2, middle: 0, last: 4 } as const;
const HEADER_BYTES = 27;
const CHECKSUM_AT = 22;
/** A file has one stream, so any number will do. */
const STREAM = 1;
const LARGEST_LACE = 255;
/** Lacing values of one page: its number of them is one byte. */
export const MOST_LACES = 255;

/** One page of a stream. */
export interface OggPage {
  place: keyof typeof FLAGS;
  /** From 0, without a gap. */
  sequence: number;
  /** What the codec counts, at the end of the last packet of the page. */
  granule: number;
  /** Whole ones, of `MOST_LACES` lacing values together at most. */
  packets: readonly Uint8Array[];
}

/** How many lacing values a packet takes: one for each 255 bytes, and one that is smaller and so ends it. */
export function lacesOf(packet: Uint8Array): number {
  return Math.floor(packet.length / LARGEST_LACE) + 1;
}

/** A page as RFC 3533 lays it out, with its checksum. */
export function writeOggPage({ place, sequence, granule, packets }: OggPage): Buffer {
  const laces = packets.flatMap((packet) => {
    const whole = new Array<number>(lacesOf(packet) - 1).fill(LARGEST_LACE);
    return [...whole, packet.length % LARGEST_LACE];
  });
  if (laces.length > MOST_LACES) throw new Error(`A page has no room for ${laces.length} lacing values.`);
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('OggS', 0, 'latin1');
  header.writeUInt8(FLAGS[place], 5);
  header.writeBigUInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(STREAM, 14);
  header.writeUInt32LE(sequence, 18);
  header.writeUInt8(laces.length, 26);
  const page = Buffer.concat([header, Uint8Array.from(laces), ...packets]);
  page.writeUInt32LE(checksum(page), CHECKSUM_AT);
  return page;
}

/** Of a CRC-32 that begins at 0, is not mirrored and not inverted, by 0x04c11db7. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) remainder = (remainder << 1) ^ (remainder < 0 ? 0x04c11db7 : 0);
  return remainder;
});

function checksum(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page) sum = (sum << 8) ^ (REMAINDERS[((sum >>> 24) ^ byte) & 0xff] ?? 0);
  return sum >>> 0;
}
