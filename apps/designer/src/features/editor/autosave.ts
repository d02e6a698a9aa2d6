import type { Clock } from '@aybiza/foundation/clock';

/** What the server said to a save. `refused`: it keeps what was written, but that is no flow yet, and callers keep what they have. */
export type SaveResult = { readonly status: 'saved' } | { readonly status: 'refused'; readonly reason: string };

/** Where the draft stands, for everybody to see. Nothing typed is ever given up: only a save that succeeded makes it `saved`. */
export type SaveState =
  | { readonly status: 'saved'; readonly savedAt: number | null }
  | { readonly status: 'unsaved' }
  | { readonly status: 'saving' }
  | { readonly status: 'offline'; readonly attempt: number; readonly retryAt: number }
  | { readonly status: 'refused'; readonly reason: string };

export interface AutosaveOptions {
  readonly clock: Clock;
  /** Has everything saved that was edited until now. Rejects when the server could not be reached or failed. */
  save(): Promise<SaveResult>;
  onState(state: SaveState): void;
}

/** Waits for a pause in the typing: longer than between two keys, shorter than it takes to reach for the lid of a laptop. */
const QUIET_MS = 800;
/** Doubles with each attempt up to the longest, so that a server that comes back is not met by a crowd. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** Has the draft saved whenever its author pauses, one save at a time, and keeps trying while the server is away. */
export class Autosave {
  readonly #options: AutosaveOptions;
  #edits = 0;
  #savedEdits = 0;
  #savedAt: number | null = null;
  #running: Promise<void> | null = null;
  #failures = 0;
  #stopped = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: AutosaveOptions) {
    this.#options = options;
  }

  /** Is everything that was written also saved? */
  get isClean(): boolean {
    return this.#edits === this.#savedEdits;
  }

  /** Somebody has edited `edits` times by now. */
  edited(edits: number): void {
    if (edits === this.#edits) return;
    this.#edits = edits;
    // A save under way or a retry to come will take it along.
    if (this.#running !== null || this.#failures > 0) return;
    this.#tell({ status: 'unsaved' });
    this.#schedule(QUIET_MS);
  }

  /** Saves what is not saved yet, without waiting for a pause. Resolves when that attempt is over. */
  async now(): Promise<void> {
    if (this.#running !== null) return this.#running;
    if (this.#stopped || this.isClean) return;
    this.#cancelTimer();
    this.#running = this.#attempt().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** The page is here (again): React may take a page away and bring it back. */
  start(): void {
    this.#stopped = false;
    if (!this.isClean) this.#schedule(QUIET_MS);
  }

  /** The page goes away: no timer outlives it. */
  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
  }

  async #attempt(): Promise<void> {
    const sent = this.#edits;
    this.#tell({ status: 'saving' });
    try {
      const result = await this.#options.save();
      this.#failures = 0;
      if (result.status === 'saved') this.#settleSaved(sent);
      else this.#settleRefused(result, sent);
    } catch {
      // Whatever went wrong between here and the server: the draft is kept and sent again.
      this.#failures += 1;
      const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
      this.#tell({ status: 'offline', attempt: this.#failures, retryAt: this.#options.clock.now() + delayMs });
      this.#schedule(delayMs);
    }
  }

  #settleSaved(edits: number): void {
    this.#savedEdits = edits;
    this.#savedAt = this.#options.clock.now();
    if (this.isClean) {
      this.#tell({ status: 'saved', savedAt: this.#savedAt });
    } else {
      this.#tell({ status: 'unsaved' });
      this.#schedule(QUIET_MS);
    }
  }

  /** The next edit may mend it, and is tried like any other; it may have been made already. */
  #settleRefused(refusal: Extract<SaveResult, { status: 'refused' }>, edits: number): void {
    this.#tell(refusal);
    if (edits !== this.#edits) this.#schedule(QUIET_MS);
  }

  #schedule(delayMs: number): void {
    this.#cancelTimer();
    if (!this.#stopped) this.#cancelTimer = this.#options.clock.after(delayMs, () => void this.now());
  }

  #tell(state: SaveState): void {
    if (!this.#stopped) this.#options.onState(state);
  }
}
