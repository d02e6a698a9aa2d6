/** How many may wait at once. */
export interface LobbyRoom {
  /** Of one address; of one from which somebody has come in lately, ten times as many: a telephone company's machines bring many calls. */
  readonly ofAddress: number;
  readonly inAll: number;
  /** So many may leave in a second without having come in; then no stranger is looked at for the rest of it, and those of known addresses are. */
  readonly failures: number;
}

const KNOWN_ROOM = 10;
const KNOWN_FOR_MS = 60 * 60 * 1_000;
const MOST_KNOWN = 10_000;
/** So long whoever left without having come in still counts. */
const COUNTED_FOR_MS = 1_000;

/**
 * Connections whose far end has not shown yet that it may come in.
 *
 * - One address has little room here, so that refusing it costs next to nothing, however often it tries.
 * - So has a second of all strangers together: calls under way need the processor.
 * - When all room is used up, whoever has waited longest goes; first those of whose address nobody has ever come in.
 *
 * Whoever has been let in is not here any more, and loses nothing by who comes. Pure: `now` is monotonic, in ms.
 */
export class Lobby<Guest> {
  /** How often an address had too many. */
  turnedAway = 0;
  /** How many had to go because there was no room for more. */
  sentAway = 0;

  readonly #room: LobbyRoom;
  /** By guest, in the order in which they came: where from, null where that is not known. */
  readonly #strangers = new Map<Guest, string | null>();
  readonly #acquainted = new Map<Guest, string | null>();
  /** How many wait, by address. */
  readonly #waiting = new Map<string, number>();
  /** By address: how many have left without having come in, lately. */
  readonly #left = new Map<string, number>();
  #leftInAll = 0;
  #leftSince = 0;
  /** By address: when somebody from there came in last; the longest ago first. */
  readonly #known = new Map<string, number>();

  constructor(room: LobbyRoom) {
    this.#room = room;
  }

  /** How many wait. */
  get size(): number {
    return this.#strangers.size + this.#acquainted.size;
  }

  /**
   * @param address null: it is not known (yet), and only the room for all counts
   * @returns whether the guest may wait, and who must go for it
   */
  enter(guest: Guest, address: string | null, now: number): { readonly mayWait: boolean; readonly mustGo?: Guest } {
    this.#remove(guest);
    const isKnown = address !== null && this.#isKnown(address, now);
    if (address !== null && this.#isTooMuch(address, isKnown, now)) {
      this.turnedAway += 1;
      return { mayWait: false };
    }
    const mustGo = this.size < this.#room.inAll ? undefined : this.#longestWaiting();
    if (mustGo !== undefined) {
      this.sentAway += 1;
      this.leave(mustGo, now);
    }
    (isKnown ? this.#acquainted : this.#strangers).set(guest, address);
    if (address !== null) this.#waiting.set(address, (this.#waiting.get(address) ?? 0) + 1);
    return { mayWait: true, ...(mustGo === undefined ? {} : { mustGo }) };
  }

  /** It has shown that it may come in. */
  admit(guest: Guest, now: number): void {
    const address = this.#remove(guest);
    if (address === null || address === undefined) return;
    this.#known.delete(address);
    this.#known.set(address, now);
    if (this.#known.size <= MOST_KNOWN) return;
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      break;
    }
  }

  /** It is gone. Whoever has come in before is not here. */
  leave(guest: Guest, now: number): void {
    const address = this.#remove(guest);
    if (address === null || address === undefined) return;
    this.#forgetLeft(now);
    this.#left.set(address, (this.#left.get(address) ?? 0) + 1);
    this.#leftInAll += 1;
  }

  /** Where the guest came from; undefined: it does not wait. */
  #remove(guest: Guest): string | null | undefined {
    const address = this.#strangers.get(guest) ?? this.#acquainted.get(guest);
    const wasHere = this.#strangers.delete(guest) || this.#acquainted.delete(guest);
    if (address === undefined || address === null) return wasHere ? null : undefined;
    const others = (this.#waiting.get(address) ?? 1) - 1;
    if (others === 0) this.#waiting.delete(address);
    else this.#waiting.set(address, others);
    return address;
  }

  #isTooMuch(address: string, isKnown: boolean, now: number): boolean {
    this.#forgetLeft(now);
    const count = (this.#waiting.get(address) ?? 0) + (this.#left.get(address) ?? 0);
    if (isKnown) return count >= this.#room.ofAddress * KNOWN_ROOM;
    return count >= this.#room.ofAddress || this.#leftInAll >= this.#room.failures;
  }

  /** All at once: nothing needs a timer. */
  #forgetLeft(now: number): void {
    if (now - this.#leftSince < COUNTED_FOR_MS) return;
    this.#leftSince = now;
    this.#left.clear();
    this.#leftInAll = 0;
  }

  #isKnown(address: string, now: number): boolean {
    const at = this.#known.get(address);
    return at !== undefined && now - at < KNOWN_FOR_MS;
  }

  #longestWaiting(): Guest | undefined {
    for (const guest of this.#strangers.keys()) return guest;
    for (const guest of this.#acquainted.keys()) return guest;
    return undefined;
  }
}
