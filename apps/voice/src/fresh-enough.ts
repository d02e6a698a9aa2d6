import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';

/** Something that was changed is noticed within this time. */
export const FRESH_FOR_MS = 1_000;
/** A database that is slow or away holds nobody up for longer, where something is known. */
const WAIT_MS = 300;

export interface FreshEnoughOptions<Value> {
  readonly clock: Clock;
  /** Reads it anew; what was known may be given back. */
  read(known: Value | undefined): Promise<Value>;
  /** Told when it could not be read. */
  onError(error: unknown): void;
}

/** A value of the database that may be a second old; while the database is away, the one that was last read. */
export class FreshEnough<Value> {
  readonly #options: FreshEnoughOptions<Value>;
  #known: { readonly value: Value; readonly readAt: number } | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: FreshEnoughOptions<Value>) {
    this.#options = options;
  }

  /** What was last read, whenever that was. */
  get known(): Value | undefined {
    return this.#known?.value;
  }

  /** Undefined when it was never read, and cannot be now. */
  async get(): Promise<Value | undefined> {
    const { clock } = this.#options;
    const known = this.#known;
    if (known !== undefined && clock.monotonic() - known.readAt < FRESH_FOR_MS) return known.value;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    await (known === undefined ? this.#reading : Promise.race([this.#reading, this.#patience()]));
    return this.#known?.value;
  }

  /** Never rejects. */
  async #read(): Promise<void> {
    const { clock, read, onError } = this.#options;
    const startedAt = clock.monotonic();
    try {
      this.#known = { value: await read(this.#known?.value), readAt: startedAt };
    } catch (error) {
      onError(error);
    }
  }

  #patience(): Promise<void> {
    return new Promise((resolve) => this.#options.clock.after(WAIT_MS, resolve));
  }
}

const MAX_WORKSPACES = 5_000;

/** One such value for each workspace; whoever was not asked about for longest is forgotten first. */
export class FreshBook<Value> {
  readonly #pages = new Map<WorkspaceId, FreshEnough<Value>>();
  readonly #open: (workspaceId: WorkspaceId) => FreshEnoughOptions<Value>;

  constructor(open: (workspaceId: WorkspaceId) => FreshEnoughOptions<Value>) {
    this.#open = open;
  }

  get(workspaceId: WorkspaceId): Promise<Value | undefined> {
    return this.#turnTo(workspaceId).get();
  }

  /** Reads what was never read, so that it is known while the database is away. Never rejects. */
  async remember(workspaceId: WorkspaceId): Promise<void> {
    const page = this.#turnTo(workspaceId);
    if (page.known === undefined) await page.get();
  }

  #turnTo(workspaceId: WorkspaceId): FreshEnough<Value> {
    const page = this.#pages.get(workspaceId) ?? new FreshEnough(this.#open(workspaceId));
    this.#pages.delete(workspaceId);
    this.#pages.set(workspaceId, page);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > MAX_WORKSPACES && oldest !== undefined) this.#pages.delete(oldest);
    return page;
  }
}
