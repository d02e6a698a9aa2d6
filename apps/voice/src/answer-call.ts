import { CALL_LOG_VERSION, type CallRecord } from '@aybiza/call-log';
import type { Clock } from '@aybiza/foundation/clock';
import type { LiveCalls } from './live-calls.ts';
import { BrowserLeg } from './media/browser/browser-leg.ts';
import type { Leg } from './media/leg.ts';
import type { CallIdentity, Records } from './records/call-records-port.ts';

export type PracticePart = Extract<CallRecord, { type: 'callStarted' }>['practice'][number];

export interface Answering {
  readonly clock: Clock;
  readonly calls: LiveCalls;
  readonly records: Records;
  readonly practice: readonly PracticePart[];
}

/** A leg arrived for an answered call: the call begins. */
export function answerCall(identity: CallIdentity, leg: Leg, { clock, calls, records, practice }: Answering): void {
  const { id, deployed, channel, from, to } = identity;
  const opened = records.open(identity);
  const page = leg instanceof BrowserLeg ? leg : null;
  calls.start({
    id,
    leg,
    statechart: deployed.statechart,
    values: {
      caller_number: from,
      called_number: to,
      call_id: id,
      ...localMoment(clock.now(), deployed.statechart.settings.timeZone),
    },
    opening: {
      type: 'callStarted',
      version: CALL_LOG_VERSION,
      channel,
      direction: 'inbound',
      from,
      to,
      statechartHash: deployed.statechartHash,
      practice: [...practice],
    },
    records: opened,
    telling: {
      onEvents(events) {
        page?.show(events);
        opened.onEvents(events);
      },
      onMoved: (dialogue, seq) => opened.onMoved(dialogue, seq),
      onEnded: (end) => opened.onEnded(end),
    },
    returns: channel === 'phone',
  });
}

/** The date and time of the call where the business is. An unknown time zone counts as UTC. */
export function localMoment(now: number, timeZone: string): { today: string; time_now: string } {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return { today: `${of('year')}-${of('month')}-${of('day')}`, time_now: `${of('hour')}:${of('minute')}` };
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const fields = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...fields, timeZone });
  } catch {
    // Intl has no other way to say that it does not know a time zone.
    return new Intl.DateTimeFormat('en-GB', { ...fields, timeZone: 'UTC' });
  }
}
