import { findAgent } from '@aybiza/db/agents';
import type { CampaignPlan } from '@aybiza/db/campaigns/campaigns';
import type { Tx } from '@aybiza/db/client';
import { listOutboundAgents } from '@aybiza/db/keep-placement';
import { listPhoneNumbers } from '@aybiza/db/phone-numbers';
import { apiError, notFound } from '../api-error.ts';

/** Can this agent call somebody from this number? @throws AppError `NOT_FOUND`, `AGENT_CANNOT_CALL`, `UNKNOWN_NUMBER` */
export async function checkPlan(
  tx: Tx,
  { agentId, fromE164 }: Pick<CampaignPlan, 'agentId' | 'fromE164'>,
): Promise<void> {
  if ((await findAgent(tx, agentId)) === undefined) throw notFound('agent');
  if (!(await listOutboundAgents(tx, [agentId])).has(agentId))
    throw apiError('AGENT_CANNOT_CALL', 'Choose an agent that is published and whose flow begins by calling somebody.');
  if (!(await listPhoneNumbers(tx)).some(({ e164 }) => e164 === fromE164))
    throw apiError('UNKNOWN_NUMBER', 'The number to call from is none of this workspace’s.');
}
