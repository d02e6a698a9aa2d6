import type { CallChannel } from '@aybiza/call-log';
import { Badge } from '../../components/badge.tsx';
import { callsStrings as strings } from './strings.ts';

/** How a call stands, or how it ended, in a word. */
export function CallStatus({ status, outcome }: { status: 'live' | 'ended' | 'failed'; outcome: string | null }) {
  switch (status) {
    case 'live':
      return <Badge tone="accent">{strings.live}</Badge>;
    case 'failed':
      return <Badge tone="bad">{outcome ?? strings.failed}</Badge>;
    default:
      return <Badge tone={outcome === 'finished' ? 'good' : 'neutral'}>{outcome ?? strings.ended}</Badge>;
  }
}

/** Who was on the other end; of a visitor of a web site, on which one they were. */
export function partyOf(call: { channel: CallChannel; direction: string; from: string; to: string }): string {
  if (call.channel === 'browser') return strings.browser;
  if (call.channel === 'widget') return strings.visitorOf(call.to.replace(/^https?:\/\//, ''));
  const party = call.direction === 'inbound' ? call.from : call.to;
  return party === '' ? strings.unknownParty : party;
}
