import type { AgentId, FlowVersionId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { Prisma } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';
import type { LocalPeriod } from './local-period.ts';

/** Which calls are summed up, beside their period. */
export interface CallSelection {
  agentId?: AgentId;
  flowVersionId?: FlowVersionId;
  channel?: 'phone' | 'browser';
  isTest?: boolean;
}

/** A sum as it comes from the database, where it may be larger than 32 bits; whole numbers up to 2^53 are exact. */
export const sumColumn = z.number();

/** The condition for any of the tables by quarter of an hour; they have these columns in common. */
export function whereQuarters(tx: Tx, selection: CallSelection, period: LocalPeriod): Prisma.Sql {
  const { agentId, flowVersionId, channel, isTest } = selection;
  const [from, before] = [new Date(period.starts[0] ?? period.end), new Date(period.end)];
  const conditions = [
    Prisma.sql`quarter.workspace_id = ${tx.workspaceId}`,
    Prisma.sql`quarter.bucket >= ${from}::timestamptz AND quarter.bucket < ${before}::timestamptz`,
    ...(agentId === undefined ? [] : [Prisma.sql`quarter.agent_id = ${agentId}`]),
    ...(flowVersionId === undefined ? [] : [Prisma.sql`quarter.flow_version_id = ${flowVersionId}`]),
    ...(channel === undefined ? [] : [Prisma.sql`quarter.channel = ${channel}`]),
    ...(isTest === undefined ? [] : [Prisma.sql`quarter.is_test = ${isTest}`]),
  ];
  return Prisma.join(conditions, ' AND ');
}
