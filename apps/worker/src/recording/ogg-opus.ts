import { lacesOf, MOST_LACES, writeOggPage } from './ogg-page.ts';

/** Opus always counts at this rate (RFC 7845, section 4). */
const OPUS_HZ = 48_000;
const HEAD_BYTES = 19;
/** A second of packets of 20 ms: a player that jumps reads to the next page. */
const PACKETS_PER_PAGE = 50;

/** What a decoder has to know. */
export interface OpusSound {
  /** 1 or 2. */
  channels: number;
  /** Of what was encoded; decoders give any rate. */
  sampleRateHz: number;
  /** What the encoder puts before the sound, in frames at `sampleRateHz`: a decoder leaves it out. */
  lookahead: number;
  /** Of one packet, at `sampleRateHz`. */
  framesPerPacket: number;
  /** Which encoder it was. */
  vendor: string;
}

/**
 * Writes Opus packets as an Ogg file (RFC 7845), page by page. Positions count 48,000 a second from the first packet, so with what is left out at
 * the beginning; that of the last page says where the sound ends within its last packet, so that the length is exact.
 */
export class OggOpus {
  readonly #sound: OpusSound;
  readonly #ratio: number;
  #waiting: Uint8Array[] = [];
  #laces = 0;
  #sequence = 0;
  #packets = 0;

  constructor(sound: OpusSound) {
    this.#sound = sound;
    this.#ratio = OPUS_HZ / sound.sampleRateHz;
  }

  /** The two headers, each on a page of its own. */
  begin(): Uint8Array[] {
    return [this.#page('first', 0, [this.#head()]), this.#page('middle', 0, [this.#tags()])];
  }

  /** Takes a packet; gives the pages that are full because of it. */
  add(packet: Uint8Array): Uint8Array[] {
    const laces = lacesOf(packet);
    const isFull = this.#waiting.length === PACKETS_PER_PAGE || this.#laces + laces > MOST_LACES;
    const pages = isFull ? [this.#page('middle', this.#granule(this.#packets), this.#take())] : [];
    this.#waiting.push(packet);
    this.#laces += laces;
    this.#packets += 1;
    return pages;
  }

  /** The last page, of sound that had so many frames. */
  end(frames: number): Uint8Array {
    return this.#page('last', (this.#sound.lookahead + frames) * this.#ratio, this.#take());
  }

  #granule(packets: number): number {
    return packets * this.#sound.framesPerPacket * this.#ratio;
  }

  #take(): Uint8Array[] {
    const packets = this.#waiting;
    this.#waiting = [];
    this.#laces = 0;
    return packets;
  }

  #page(place: 'first' | 'middle' | 'last', granule: number, packets: readonly Uint8Array[]): Uint8Array {
    const page = writeOggPage({ place, sequence: this.#sequence, granule, packets });
    this.#sequence += 1;
    return page;
  }

  /** RFC 7845, section 5.1: version 1, no gain, channels in the family that has left and right only. */
  #head(): Uint8Array {
    const { channels, lookahead, sampleRateHz } = this.#sound;
    const head = Buffer.alloc(HEAD_BYTES);
    head.write('OpusHead', 0, 'latin1');
    head.writeUInt8(1, 8);
    head.writeUInt8(channels, 9);
    head.writeUInt16LE(lookahead * this.#ratio, 10);
    head.writeUInt32LE(sampleRateHz, 12);
    return head;
  }

  /** RFC 7845, section 5.2: who made it, and no comment. */
  #tags(): Uint8Array {
    const vendor = Buffer.from(this.#sound.vendor);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(vendor.length);
    return Buffer.concat([Buffer.from('OpusTags', 'latin1'), length, vendor, Buffer.alloc(4)]);
  }
}
