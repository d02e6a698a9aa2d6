import { CALL_LOG_VERSION, type CallRecord, type GoingBack } from '@aybiza/call-log';
import { COME_BACK_WITHIN_MS } from '@aybiza/call-protocol';
import { localMoment } from '@aybiza/db/local-moment';
import type { Clock } from '@aybiza/foundation/clock';
import type { Line } from './accounts/telephone-book.ts';
import { Call } from './call/call.ts';
import type { ResumedTransfer } from './call/call-input.ts';
import { fallbackOf } from './fallback-of.ts';
import type { LiveCalls, NewCall } from './live-calls.ts';
import type { Leg } from './media/leg.ts';
import type { CallIdentity, Records, TakenCall, TurnedAway } from './records/call-records-port.ts';
import { isPbxCall } from './routes/pbx-line.ts';
import { wordsForLeaving } from './routes/words-for-leaving.ts';
import { noticeOf } from './routes/words-of-notice.ts';

export type PracticePart = Extract<CallRecord, { type: 'callStarted' }>['practice'][number];

export interface Answering {
  readonly clock: Clock;
  readonly calls: LiveCalls;
  readonly records: Records;
  readonly practice: readonly PracticePart[];
  /** Who hears and speaks in an installation, by name. */
  readonly vendors: { readonly stt: string; readonly tts: string };
}

/** Twilio asks at once when a stream is lost, and tries for a few seconds; a page tries for half a minute. */
const GRACE_MS = { phone: 8_000, browser: COME_BACK_WITHIN_MS, widget: COME_BACK_WITHIN_MS } as const;

/**
 * After this whoever picked up counts as a person. Longer than Twilio looks for a machine (`MachineDetectionTimeout`: 30 s), which says
 * at once that it is a person, and of a machine only when its message has ended.
 */
const PICKED_UP_WITHIN_MS = 35_000;

/** The caller was not kept waiting for it. */
const CALLER_NOT_LOOKED_UP = {
  type: 'noted',
  code: 'CALLER_NOT_LOOKED_UP',
  detail: 'the database did not answer in time',
} as const;

/** A leg arrived for an answered call: the call begins, or its caller hears that a limit of the workspace is reached. */
export function answerCall(
  identity: CallIdentity,
  { leg, turnedAway }: { leg: Leg; turnedAway: TurnedAway | undefined },
  answering: Answering,
): void {
  const { id, deployed, channel } = identity;
  const { calls, records } = answering;
  const opened = records.open(identity, { onLost: () => calls.abandon(id) });
  calls.start({
    id,
    leg,
    statechart: deployed.statechart,
    equipment: deployed.equipment,
    values: valuesOf(identity, answering),
    notice: noticeOf(deployed.notice, deployed.statechart.settings),
    turnedAway: turnedAway === undefined ? null : { limit: turnedAway.limit, ...wordsFor(identity, turnedAway) },
    opening: [openingOf(identity, answering), ...(identity.caller?.isUnsure === true ? [CALLER_NOT_LOOKED_UP] : [])],
    goingBack: goingBackOf(identity),
    records: opened,
    telling: opened,
    graceMs: GRACE_MS[channel],
  });
  // Whoever calls a flow that is for calling others is a person.
  if (identity.placed === undefined) calls.pickedUp(id, 'person');
  else expectPerson(id, answering);
}

/** The workspace's own sentence, else what the line says; and who is rung then, if not the number that was called. */
function wordsFor({ deployed, to }: CallIdentity, { sentence }: TurnedAway): { text: string; to?: string } {
  const other = fallbackOf(deployed, to);
  const { goodbye, connecting } = wordsForLeaving('limit', deployed.statechart.settings.language);
  if (other === undefined) return { text: sentence === '' ? goodbye : sentence };
  return { text: sentence === '' ? connecting : sentence, to: other };
}

/** Everything that the earlier call brought, but this call's own name: by it other systems report to it. */
function goingBackOf({ id, rehearsal }: CallIdentity): GoingBack | null {
  const goingBack = rehearsal?.goingBack ?? null;
  if (goingBack === null) return null;
  const happenings = goingBack.happenings.map((happening) =>
    happening.type === 'began' ? { ...happening, values: { ...happening.values, call_id: id } } : happening,
  );
  return { ...goingBack, happenings };
}

function expectPerson(id: CallIdentity['id'], { clock, calls }: Pick<Answering, 'clock' | 'calls'>): void {
  clock.after(PICKED_UP_WITHIN_MS, () => void calls.pickedUp(id, 'person'));
}

/** Nobody picked up a call that was placed: its flow is told, and its record ends. Nothing is said or sent. */
export function closeUnanswered(identity: CallIdentity, why: string, answering: Omit<Answering, 'calls'>): void {
  const { records, clock } = answering;
  const opened = records.open(identity, { onLost: () => undefined });
  const call = new Call({
    statechart: identity.deployed.statechart,
    now: () => clock.now(),
    perform: () => undefined,
    observer: {
      onEvents: (events) => opened.onEvents(events),
      onMoved: () => undefined,
      onEnded: (end) => opened.onEnded(end),
    },
  });
  call.note(openingOf(identity, answering));
  call.note({ type: 'noted', code: 'NOT_PICKED_UP', detail: why });
  call.push({ type: 'answered', values: valuesOf(identity, answering) });
  call.push({ type: 'pickedUp', by: 'nobody' });
  call.push({ type: 'legClosed', by: 'caller' });
}

/** What of a call is practice equipment: what a workspace has of its own is not. */
export function practiceParts(
  {
    deployed,
    line,
  }: { readonly deployed: Pick<CallIdentity['deployed'], 'equipment'>; readonly line?: Line | undefined },
  { practice }: Pick<Answering, 'practice'>,
): PracticePart[] {
  const own: readonly PracticePart[] = [
    ...(deployed.equipment?.ownParts ?? []),
    ...(line === 'own' ? ['phone' as const] : []),
  ];
  return practice.filter((part) => !own.includes(part));
}

function valuesOf(
  { id, deployed, from, to, placed, caller }: CallIdentity,
  { clock }: Pick<Answering, 'clock'>,
): NewCall['values'] {
  return {
    ...caller?.values,
    ...placed?.inputs,
    caller_number: from,
    called_number: to,
    call_id: id,
    ...localMoment(clock.now(), deployed.statechart.settings.timeZone),
  };
}

function openingOf(
  { deployed, channel, callSid, from, to, placed, line, rehearsal }: CallIdentity,
  answering: Pick<Answering, 'practice' | 'vendors'>,
): CallRecord {
  const requests = rehearsal?.requests ?? 'sent';
  return {
    type: 'callStarted',
    version: CALL_LOG_VERSION,
    channel,
    direction: placed === undefined ? 'inbound' : 'outbound',
    from,
    to,
    statechartHash: deployed.statechartHash,
    practice: practiceParts({ deployed, line }, answering),
    vendors: {
      ...(deployed.equipment?.names ?? answering.vendors),
      phone: callSid !== null && isPbxCall(callSid) ? 'pbx' : 'twilio',
    },
    ...(requests === 'sent' ? {} : { requests }),
  };
}

/** A call that another process had goes on here; without a leg while its caller talks to somebody else. */
export function resumeTaken(
  { identity, standing, nextSeq, owner, fencingToken, broken, records }: TakenCall,
  { leg, transfer }: { leg: Leg | null; transfer: ResumedTransfer | null },
  answering: Pick<Answering, 'calls' | 'clock'>,
): void {
  answering.calls.resume({
    id: identity.id,
    statechart: identity.deployed.statechart,
    equipment: identity.deployed.equipment,
    leg,
    records,
    telling: records,
    graceMs: GRACE_MS[identity.channel],
    nextSeq,
    resumed: { type: 'resumed', owner, fencingToken, standing, transfer },
    broken,
  });
  if (identity.placed !== undefined) expectPerson(identity.id, answering);
}

/** A call that another process had is over: its record is ended, and nothing else is done. */
export function closeTaken(
  { identity, standing, nextSeq, records }: TakenCall,
  by: 'caller' | 'lost',
  { clock }: Pick<Answering, 'clock'>,
): void {
  const call = new Call({
    statechart: identity.deployed.statechart,
    from: { standing, nextSeq },
    now: () => clock.now(),
    perform: () => undefined,
    observer: {
      onEvents: (events) => records.onEvents(events),
      onMoved: () => undefined,
      onEnded: (end) => records.onEnded(end),
    },
  });
  call.push({ type: 'legClosed', by });
}
