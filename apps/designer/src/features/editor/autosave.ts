import type { Flow } from '@aybiza/flow';
import type { Clock } from '@aybiza/foundation/clock';

/** What the server said to a save. `conflict` brings what is saved there now. */
export type SaveResult =
  | { readonly status: 'saved'; readonly revision: number }
  | { readonly status: 'conflict'; readonly revision: number; readonly flow: Flow };

/** Where the draft stands, for everybody to see. Nothing typed is ever given up: only a save that succeeded makes it `saved`. */
export type SaveState =
  | { readonly status: 'saved'; readonly savedAt: number | null }
  | { readonly status: 'unsaved' }
  | { readonly status: 'saving' }
  | { readonly status: 'offline'; readonly attempt: number; readonly retryAt: number }
  | { readonly status: 'conflict'; readonly revision: number; readonly theirs: Flow };

export interface AutosaveOptions {
  readonly clock: Clock;
  readonly flow: Flow;
  /** The revision the flow was loaded with. */
  readonly revision: number;
  /** Rejects when the server could not be reached or failed. */
  save(flow: Flow, revision: number): Promise<SaveResult>;
  onState(state: SaveState): void;
}

/** Waits for a pause in the typing: longer than between two keys, shorter than it takes to reach for the lid of a laptop. */
const QUIET_MS = 800;
/** Doubles with each attempt up to the longest, so that a server that comes back is not met by a crowd. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** Saves the draft whenever the author pauses, one save at a time, and keeps trying while the server is away. */
export class Autosave {
  readonly #options: AutosaveOptions;
  #flow: Flow;
  #savedFlow: Flow;
  #savedAt: number | null = null;
  #revision: number;
  #running: Promise<void> | null = null;
  #conflict: Extract<SaveResult, { status: 'conflict' }> | null = null;
  #failures = 0;
  #stopped = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#flow = options.flow;
    this.#savedFlow = options.flow;
    this.#revision = options.revision;
  }

  /** The revision that the next save is based on. */
  get revision(): number {
    return this.#revision;
  }

  /** Is everything that was written also saved? */
  get isClean(): boolean {
    return this.#flow === this.#savedFlow && this.#conflict === null;
  }

  /** The flow changed. */
  changed(flow: Flow): void {
    if (flow === this.#flow) return;
    this.#flow = flow;
    // A save under way, a retry to come or a conflict will take it along.
    if (this.#conflict !== null || this.#running !== null || this.#failures > 0) return;
    if (this.isClean) {
      this.#cancelTimer();
      this.#tell({ status: 'saved', savedAt: this.#savedAt });
      return;
    }
    this.#tell({ status: 'unsaved' });
    this.#schedule(QUIET_MS);
  }

  /** Saves what is not saved yet, without waiting for a pause. Resolves when that attempt is over. */
  async now(): Promise<void> {
    if (this.#running !== null) return this.#running;
    if (this.#stopped || this.#conflict !== null || this.isClean) return;
    this.#cancelTimer();
    this.#running = this.#attempt().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Ends a conflict. `mine` is saved over theirs; with `theirs` the editor shows theirs by now, and that is what is saved. */
  async resolve(choice: 'mine' | 'theirs'): Promise<void> {
    if (this.#conflict === null) return;
    this.#revision = this.#conflict.revision;
    this.#conflict = null;
    if (choice === 'mine') return this.now();
    this.#settleSaved(this.#flow);
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
    const sent = this.#flow;
    this.#tell({ status: 'saving' });
    try {
      const result = await this.#options.save(sent, this.#revision);
      this.#failures = 0;
      if (result.status === 'saved') {
        this.#revision = result.revision;
        this.#settleSaved(sent);
      } else {
        this.#conflict = result;
        this.#tell({ status: 'conflict', revision: result.revision, theirs: result.flow });
      }
    } catch {
      // Whatever went wrong between here and the server: the draft is kept and sent again.
      this.#failures += 1;
      const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
      this.#tell({ status: 'offline', attempt: this.#failures, retryAt: this.#options.clock.now() + delayMs });
      this.#schedule(delayMs);
    }
  }

  #settleSaved(saved: Flow): void {
    this.#savedFlow = saved;
    this.#savedAt = this.#options.clock.now();
    if (this.isClean) {
      this.#tell({ status: 'saved', savedAt: this.#savedAt });
    } else {
      this.#tell({ status: 'unsaved' });
      this.#schedule(QUIET_MS);
    }
  }

  #schedule(delayMs: number): void {
    this.#cancelTimer();
    if (!this.#stopped) this.#cancelTimer = this.#options.clock.after(delayMs, () => void this.now());
  }

  #tell(state: SaveState): void {
    if (!this.#stopped) this.#options.onState(state);
  }
}
