import { createHash, randomUUID } from 'node:crypto';
import { S3Refusal } from './s3-error.ts';

/** All that is kept is in memory. */
const MOST_BYTES = 512 * 1024 * 1024;
/** Of all parts but the last (S3 user guide, “Multipart upload limits”). */
const SMALLEST_PART_BYTES = 5 * 1024 * 1024;

interface Upload {
  readonly key: string;
  readonly parts: Map<number, Buffer>;
}

/** What S3 calls a value: here, the MD5 of its bytes. */
export function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/** One bucket: its objects, and the uploads that are under way. */
export class S3Bucket {
  readonly #objects = new Map<string, Buffer>();
  readonly #uploads = new Map<string, Upload>();
  #bytes = 0;

  put(key: string, bytes: Buffer): void {
    const before = this.#objects.get(key)?.length ?? 0;
    this.#grow(bytes.length - before);
    this.#objects.set(key, bytes);
  }

  get(key: string): Buffer {
    const bytes = this.#objects.get(key);
    if (bytes === undefined) throw new S3Refusal('NoSuchKey');
    return bytes;
  }

  delete(key: string): void {
    this.#bytes -= this.#objects.get(key)?.length ?? 0;
    this.#objects.delete(key);
  }

  /** Keys in order of their bytes, after a key, so many at most. */
  list({ prefix, after, limit }: { prefix: string; after: string; limit: number }): { keys: string[]; more: boolean } {
    const all = [...this.#objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    return { keys: all.slice(0, limit), more: all.length > limit };
  }

  begin(key: string): string {
    const id = randomUUID();
    this.#uploads.set(id, { key, parts: new Map() });
    return id;
  }

  putPart(id: string, number: number, bytes: Buffer): void {
    const { parts } = this.#upload(id);
    this.#grow(bytes.length - (parts.get(number)?.length ?? 0));
    parts.set(number, bytes);
  }

  /** Puts the parts together that the client names, in its order. */
  complete(id: string, numbers: readonly number[]): Buffer {
    const { key, parts } = this.#upload(id);
    const named = numbers.map((number) => {
      const part = parts.get(number);
      if (part === undefined) throw new S3Refusal('InvalidPart');
      return part;
    });
    if (named.slice(0, -1).some(({ length }) => length < SMALLEST_PART_BYTES)) throw new S3Refusal('EntityTooSmall');
    this.abort(id);
    const whole = Buffer.concat(named);
    this.put(key, whole);
    return whole;
  }

  abort(id: string): void {
    for (const part of this.#upload(id).parts.values()) this.#bytes -= part.length;
    this.#uploads.delete(id);
  }

  /** Uploads that nobody has completed or given up. */
  listUploads(): { id: string; key: string }[] {
    return Array.from(this.#uploads, ([id, { key }]) => ({ id, key }));
  }

  #upload(id: string): Upload {
    const upload = this.#uploads.get(id);
    if (upload === undefined) throw new S3Refusal('NoSuchUpload');
    return upload;
  }

  #grow(bytes: number): void {
    if (this.#bytes + bytes > MOST_BYTES) throw new S3Refusal('EntityTooLarge');
    this.#bytes += bytes;
  }
}
