import {
  findPlacement,
  listSilentPlacements,
  movePlacement,
  type PlacementRequest,
  setCallSid,
} from '@aybiza/db/call-placements';
import { findCall, type StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { CallIdentity, Placements } from './call-records-port.ts';
import type { StatechartCache } from './statechart-cache.ts';

/** So many calls are seen to at once. */
const MOST_SILENT = 50;

export interface PlacementsOptions {
  readonly db: Db;
  readonly statecharts: StatechartCache;
  /** The same call with its workspace's own equipment. */
  equippedCall(call: CallIdentity): Promise<CallIdentity>;
}

/** Calls that are to be placed, in Postgres. What is done once is done by whoever moves the row on. */
export function createPlacements(options: PlacementsOptions): Placements {
  const { db } = options;
  return {
    claim: ({ workspaceId, callId }) =>
      db.forWorkspace(workspaceId, async (tx) => {
        const isClaimed = await movePlacement(tx, callId, { from: ['asked'], next: 'attempted' });
        return isClaimed ? (await findPlacement(tx, callId))?.request : undefined;
      }),
    settle: ({ workspaceId, callId }, callSid) =>
      db.forWorkspace(workspaceId, async (tx) => {
        await movePlacement(tx, callId, { from: ['attempted'], next: callSid === null ? 'unknown' : 'placed' });
        if (callSid !== null) await setCallSid(tx, callId, callSid);
      }),
    async pickUp({ workspaceId, callId }, callSid) {
      const found = await db.forWorkspace(workspaceId, async (tx) => {
        const from = ['attempted', 'placed', 'unknown', 'answered'] as const;
        if (!(await movePlacement(tx, callId, { from, next: 'answered' }))) return undefined;
        await setCallSid(tx, callId, callSid);
        return { call: await findCall(tx, callId), placement: await findPlacement(tx, callId) };
      });
      return found && toIdentity(options, { ...found, workspaceId });
    },
    async giveUp({ workspaceId, callId }) {
      const found = await db.forWorkspace(workspaceId, async (tx) => {
        const from = ['asked', 'attempted', 'placed', 'unknown'] as const;
        if (!(await movePlacement(tx, callId, { from, next: 'over' }))) return undefined;
        return { call: await findCall(tx, callId), placement: await findPlacement(tx, callId) };
      });
      return found && toIdentity(options, { ...found, workspaceId });
    },
    listSilent: (silentForMs) => listSilentPlacements(db, { limit: MOST_SILENT, silentForMs }),
  };
}

interface Found {
  readonly workspaceId: Parameters<StatechartCache['get']>[0];
  readonly call: StoredCall | undefined;
  readonly placement: { readonly request: PlacementRequest } | undefined;
}

async function toIdentity(
  { statecharts, equippedCall }: PlacementsOptions,
  { workspaceId, call, placement }: Found,
): Promise<CallIdentity | undefined> {
  if (call?.status !== 'live' || placement === undefined) return undefined;
  const { id, agentId, flowVersionId, statechartHash, callSid, from, to, isTest, practice, startedAt } = call;
  const statechart = await statecharts.get(workspaceId, statechartHash);
  if (statechart === undefined) throw new Error(`the statechart of ${id} is gone`);
  return equippedCall({
    id,
    deployed: { workspaceId, agentId, flowVersionId, statechartHash, statechart },
    channel: 'phone',
    callSid,
    from,
    to,
    isTest,
    isPractice: practice,
    placed: { startedAt, inputs: placement.request.inputs },
  });
}
