import { appendFile, readFile, rename, stat } from 'node:fs/promises';

const LIMIT_BYTES = 10 * 1024 * 1024;

/** What an app printed, over restarts. Never more than two files of 10 MB: the older one ends in `.1`. */
export class LogFile {
  readonly path: string;
  #bytes: number | undefined;
  #dropped = 0;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * One at a time: the next after the one before is done. What finds no room on the disk is dropped and counted, and the next that does says how
   * much is missing: an app goes on without its log.
   */
  async append(chunk: string): Promise<void> {
    const missing = this.#dropped === 0 ? '' : `(${this.#dropped} pieces of this log found no room on the disk)\n`;
    try {
      await this.#write(missing + chunk);
      this.#dropped = 0;
    } catch {
      this.#dropped += 1;
    }
  }

  async #write(chunk: string): Promise<void> {
    this.#bytes ??= await stat(this.path).then(
      ({ size }) => size,
      () => 0, // not there yet
    );
    if (this.#bytes > LIMIT_BYTES) {
      await rename(this.path, `${this.path}.1`);
      this.#bytes = 0;
    }
    await appendFile(this.path, chunk);
    this.#bytes += Buffer.byteLength(chunk);
  }

  /** The last lines, for a person who asks what went wrong. */
  async tail(lines: number): Promise<string> {
    const text = await readFile(this.path, 'utf8').catch(() => ''); // it printed nothing
    return text.trimEnd().split('\n').slice(-lines).join('\n');
  }
}
