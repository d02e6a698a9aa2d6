'use client';

import type { CallChannel } from '@aybiza/call-log';
import { Badge } from '../../components/badge.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { callsStrings } from './strings.ts';

/** How a call stands, or how it ended, in a word. */
export function CallStatus({ status, outcome }: { status: 'live' | 'ended' | 'failed'; outcome: string | null }) {
  const strings = useStrings(callsStrings);
  switch (status) {
    case 'live':
      return <Badge tone="accent">{strings.live}</Badge>;
    case 'failed':
      return <Badge tone="bad">{outcome ?? strings.failed}</Badge>;
    default:
      return <Badge tone={outcome === 'finished' ? 'good' : 'neutral'}>{outcome ?? strings.ended}</Badge>;
  }
}

interface Ends {
  readonly channel: CallChannel;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
}

/** Tells of a call who was on the other end; of a visitor of a web site, on which one they were. */
export function usePartyOf(): (call: Ends) => string {
  const strings = useStrings(callsStrings);
  return ({ channel, direction, from, to }) => {
    if (channel === 'browser') return strings.browser;
    if (channel === 'widget') return strings.visitorOf(to.replace(/^https?:\/\//, ''));
    const party = direction === 'inbound' ? from : to;
    return party === '' ? strings.unknownParty : party;
  };
}
