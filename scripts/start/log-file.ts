import { appendFile, readFile, rename, stat } from 'node:fs/promises';

const LIMIT_BYTES = 10 * 1024 * 1024;

/** What an app printed, over restarts. Never more than two files of 10 MB: the older one ends in `.1`. */
export class LogFile {
  readonly path: string;
  #bytes: number | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** One at a time: the next after the one before is done. */
  async append(chunk: string): Promise<void> {
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
