import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { CallId } from '@aybiza/foundation/ids';
import type { CallIdentity, OpenRecords, Records, TakeOver } from './call-records-port.ts';
import type { CallWriter, WrittenCall } from './call-writer.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import { restoreCall } from './restore-call.ts';
import type { StatechartCache } from './statechart-cache.ts';

/** Between two tries to take a call over; a fraction of what the caller waits for the old lease to end. */
const TRY_AGAIN_MS = 50;
/** An owner that is alive is asked so often to let go. */
const ASK_EVERY_TRIES = 10;
/** Hands a call has gone through in half a minute, after which it is taken for what kills them. */
const DANGEROUS_TAKEOVERS = 2;

export type OpenCall = (
  identity: CallIdentity,
  listener: { onLost(): void },
  from?: WrittenCall,
) => { readonly records: OpenRecords; readonly writer: CallWriter };

export interface TakingOver {
  readonly db: Db;
  readonly clock: Clock;
  readonly statecharts: StatechartCache;
  readonly keeper: LeaseKeeper;
  readonly owner: string;
  /** Asks the process that has a call to let it go, if its line is dead. */
  askToGiveUp(callId: CallId): void;
  readonly open: OpenCall;
}

/** Takes calls over from processes that died, froze, or let them go. */
export function createTakeOver(options: TakingOver): Records['takeOver'] {
  const { db, clock, statecharts, keeper, owner, open } = options;
  return async (wanted) => {
    const { place, onLost } = wanted;
    // Until its records are open, what becomes of the lease is remembered here.
    let isLost = false;
    let lose = () => {
      isLost = true;
    };
    const fencingToken = await waitForLease(wanted, options, () => lose());
    if (fencingToken === undefined) return 'held';
    const restoring = restoreCall({ db, statecharts, now: clock.now() }, { ...place, fencingToken });
    const restored = await restoring.catch(async (error: unknown) => {
      await keeper.giveUp(place.callId).catch(() => undefined);
      throw error;
    });
    if (isLost) return 'held';
    if (restored === undefined) {
      await keeper.release(place.callId).catch(() => undefined);
      return 'ended';
    }
    const { identity, standing, startedAt, nextSeq, nextSegment, recentTakeovers } = restored;
    const from = { fencingToken, startedAt, nextSegment, turns: standing.turns };
    const { records, writer } = open(identity, { onLost }, from);
    lose = () => writer.lost();
    const isDangerous = recentTakeovers >= DANGEROUS_TAKEOVERS;
    return { identity, standing, nextSeq, owner, fencingToken, isDangerous, records };
  };
}

/** The fencing token; undefined once it has taken too long. */
async function waitForLease(
  { place, limitMs }: TakeOver,
  { keeper, clock, askToGiveUp }: TakingOver,
  onLost: () => void,
): Promise<number | undefined> {
  const until = clock.monotonic() + limitMs;
  for (let tries = 0; ; tries += 1) {
    const fencingToken = await keeper.acquire({ ...place, onLost });
    if (fencingToken !== undefined || clock.monotonic() >= until) return fencingToken;
    if (tries % ASK_EVERY_TRIES === 0) askToGiveUp(place.callId);
    await new Promise<void>((resume) => clock.after(TRY_AGAIN_MS, resume));
  }
}
