import { listAgents } from '@aybiza/db/agents';
import type { CallBack } from '@aybiza/db/call-backs';
import type { Tx } from '@aybiza/db/client';
import type { z } from 'zod';
import { findNames } from '../session/find-names.ts';
import type { callBackSchema } from './call-back.schema.ts';

/** Call-backs as they are shown to `viewer`, with the names of agents and people. */
export async function toCallBacks(
  tx: Tx,
  callBacks: readonly CallBack[],
  viewer: string,
): Promise<z.output<typeof callBackSchema>[]> {
  if (callBacks.length === 0) return [];
  const nameOf = await findNames(tx);
  const agents = new Map((await listAgents(tx)).map(({ id, name }) => [id, name]));
  return callBacks.map(({ inputs: _inputs, hours: _hours, fromE164: _from, practice: _practice, ...callBack }) => ({
    ...callBack,
    agentName: callBack.agentId === null ? null : (agents.get(callBack.agentId) ?? null),
    assignedTo: nameOf(callBack.assignedTo),
    isMine: callBack.assignedTo === viewer,
    settledBy: nameOf(callBack.settledBy),
  }));
}
