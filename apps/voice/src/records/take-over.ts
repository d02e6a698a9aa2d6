import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { CallId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { CallIdentity, OpenRecords, Records, TakenCall, TakeOver } from './call-records-port.ts';
import type { CallWriter, WrittenCall } from './call-writer.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import { restoreCall } from './restore-call.ts';
import type { StatechartCache } from './statechart-cache.ts';

/**
 * When it is tried to take a call over, in ms from the first try: an owner that is alive lets go at once. The lease of one that is
 * dead ends a little later, for the stream has taken some of its time to arrive.
 */
const TRIES_AT_MS = [0, 60, 150];
const THEN_FROM_MS = 250;
const THEN_EVERY_MS = 50;
/** An owner that is alive, and would not let go yet, is asked again so often. */
const ASK_EVERY_MS = 1_000;
/** A call that was taken so often within this time, without having been given away, is taken for what kills whoever has it. */
const DANGEROUS_TAKEOVERS = 2;
const TAKEOVERS_COUNT_FOR_MS = 30_000;

export type OpenCall = (
  identity: CallIdentity,
  listener: { onLost(): void },
  from?: WrittenCall & { readonly startedAt: number },
) => { readonly records: OpenRecords; readonly writer: CallWriter };

export interface TakingOver {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly statecharts: StatechartCache;
  readonly sealer: Sealer;
  readonly keeper: LeaseKeeper;
  readonly owner: string;
  /** Asks the process that has a call to let it go, if its line is dead. */
  askToGiveUp(callId: CallId): void;
  readonly open: OpenCall;
  /** The same call with its workspace's own equipment. */
  equippedCall(call: CallIdentity): Promise<CallIdentity>;
}

/** Takes calls over from processes that died, froze, or let them go. */
export function createTakeOver(options: TakingOver): Records['takeOver'] {
  const { clock, logger, keeper, owner, open, equippedCall } = options;
  return async (wanted) => {
    const { place, onLost } = wanted;
    // Until its records are open, what becomes of the lease is remembered here.
    let isLost = false;
    let lose = () => {
      isLost = true;
    };
    const fencingToken = await waitForLease(wanted, options, () => lose());
    if (fencingToken === undefined) return 'held';
    const restoring = restoreCall(options, { ...place, fencingToken }).then(
      async (call) => call && { ...call, identity: await equippedCall(call.identity) },
    );
    const restored = await restoring.catch(async (error: unknown) => {
      await keeper.giveUp(place.callId).catch(() => undefined);
      throw error;
    });
    if (isLost) return 'held';
    if (restored === undefined) {
      await keeper.release(place.callId).catch(() => undefined);
      return 'ended';
    }
    const { identity, standing, isUnreadable, startedAt, nextSeq, nextSegment } = restored;
    if (isUnreadable) logger.error({ callId: place.callId }, 'call was sealed with another AUTH_SECRET');
    const from = { fencingToken, startedAt, nextSegment, turns: standing.turns };
    const { records, writer } = open(identity, { onLost }, from);
    lose = () => writer.lost();
    const recent = standing.takenAt.filter((at) => clock.now() - at < TAKEOVERS_COUNT_FOR_MS);
    let broken: TakenCall['broken'] = isUnreadable ? 'SECRET_UNREADABLE' : null;
    if (recent.length >= DANGEROUS_TAKEOVERS) broken = 'TAKEN_OVER_TOO_OFTEN';
    return { identity, standing, nextSeq, owner, fencingToken, broken, records };
  };
}

/** The fencing token; undefined once it has taken too long. */
async function waitForLease(
  { place, limitMs }: TakeOver,
  { keeper, clock, askToGiveUp }: TakingOver,
  onLost: () => void,
): Promise<number | undefined> {
  const startedAt = clock.monotonic();
  const passed = () => clock.monotonic() - startedAt;
  let askAtMs = 0;
  for (let tries = 1; ; tries += 1) {
    const fencingToken = await keeper.acquire({ ...place, onLost });
    if (fencingToken !== undefined || passed() >= limitMs) return fencingToken;
    if (passed() >= askAtMs) {
      askAtMs += ASK_EVERY_MS;
      askToGiveUp(place.callId);
    }
    const planned = TRIES_AT_MS[tries] ?? THEN_FROM_MS;
    const delayMs = Math.max(THEN_EVERY_MS, planned - passed());
    await new Promise<void>((resume) => clock.after(delayMs, resume));
  }
}
