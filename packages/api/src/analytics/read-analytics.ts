import type { CallChannel } from '@aybiza/call-log';
import type { CallSelection } from '@aybiza/db/analytics/call-selection';
import { type LocalPeriod, localPeriod } from '@aybiza/db/analytics/local-period';
import type { AgentId, FlowVersionId } from '@aybiza/foundation/ids';
import { leaveOut } from '../call/leave-out.ts';

interface AnalyticsRequest {
  from: string;
  before: string;
  timeZone: string;
  agentId?: AgentId | undefined;
  flowVersionId?: FlowVersionId | undefined;
  channel?: CallChannel | undefined;
  isTest?: boolean | undefined;
  step?: 'day' | 'hour';
}

/** A request as the database is asked: which calls, and when each day or hour of the period begins. */
export function readAnalytics(request: AnalyticsRequest): { period: LocalPeriod; selection: CallSelection } {
  const { from, before, timeZone, step = 'day', ...selection } = request;
  return { period: localPeriod({ from, before, timeZone }, step), selection: leaveOut(selection) };
}
