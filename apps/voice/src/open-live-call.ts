import type { CallEvent } from '@aybiza/call-log';
import { errorMessage } from '@aybiza/foundation/errors';
import type { CallId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import { Call } from './call/call.ts';
import type { CallEquipment, CallRecords, CallWorld } from './call/call-world.ts';
import type { Standing } from './call/decide/standing.ts';
import type { EndedCall } from './call/decide/state.ts';
import { Line } from './call/line.ts';
import { Audience } from './call/perform/audience.ts';
import { createPerformer, type Performer } from './call/perform/index.ts';
import { noteStandIns } from './call/perform/note-stand-ins.ts';
import type { Performing } from './call/perform/performing.ts';
import { createRecorder } from './call/perform/recorder.ts';
import { createTurnClock } from './call/perform/turn-clock.ts';
import { createInputGate, type InputGate } from './input-gate.ts';
import type { Leg, PartyEvent } from './media/leg.ts';

/** Vendors are given so long to close their sockets properly; then they are cut. Longer than the providers' own 2 s. */
const POLITE_CLOSE_MS = 3_000;

export interface CallTelling {
  onEvents(events: readonly CallEvent[]): void;
  onMoved(standing: Standing, seq: number): void;
  onEnded(end: EndedCall): void;
}

export interface AnyCall {
  readonly id: CallId;
  readonly statechart: Statechart;
  /** Null while the caller talks to somebody else. */
  readonly leg: Leg | null;
  readonly records: CallRecords;
  /** The workspace's own; without it, what all calls of the process share. */
  readonly equipment?: CallEquipment | undefined;
  readonly telling: CallTelling;
  /** How long a caller whose leg was lost may take to be back by itself. */
  readonly graceMs: number;
}

/** Who sends sound sends it all the time, silence too; no network in order holds it back for so long. */
const SILENT_LEG_MS = 500;

/** Where a call stood in the process that had it. */
export interface CallOrigin {
  readonly standing: Standing;
  readonly nextSeq: number;
}

/** One call of this process, with everything that belongs to it. */
export interface LiveCall {
  readonly call: Call;
  readonly line: Line;
  readonly performer: Performer;
  readonly performing: Performing;
  readonly gate: InputGate;
  readonly records: CallRecords;
  /** On the monotonic clock. */
  lastSoundAt: number;
  /** The leg broke; whoever comes back has missed something. */
  isLost: boolean;
  cancelGrace: () => void;
  /** Everything the call has under way is cut. */
  cut(): void;
}

export interface LiveCallHooks {
  readonly world: CallWorld;
  readonly from: CallOrigin | undefined;
  onLegEvent(event: PartyEvent): void;
  /** Another process has the call. */
  onLost(): void;
  /** It is over, or cut. */
  onGone(): void;
}

/** Puts a call together: inbox, performers, line and records. Nothing happens to it yet. */
export function openLiveCall(options: AnyCall, hooks: LiveCallHooks): LiveCall {
  const { from } = hooks;
  const ending = new AbortController();
  const release = options.equipment?.use() ?? (() => undefined);
  let isGone = false;
  const onGone = () => {
    isGone = true;
    release();
    hooks.onGone();
  };
  const world = noteStandIns({ ...hooks.world, ...options.equipment }, (entry) => {
    if (!isGone) call.note(entry);
  });
  const gate = createInputGate({ records: options.records, push: (input) => call.push(input), onLost: hooks.onLost });
  /** A page on which nobody speaks sends none. */
  let sendsSound = false;
  const line = new Line({
    onAudio: (audio) => {
      sendsSound = true;
      live.lastSoundAt = world.clock.monotonic();
      return performer.ear.hear(audio);
    },
    onEvent: hooks.onLegEvent,
  });
  const performing = toPerforming(options, {
    world,
    line,
    signal: ending.signal,
    push: (input) => gate.push(input),
    note: (entry) => call.note(entry),
    standing: () => call.standing,
    isCutOff: () => sendsSound && world.clock.monotonic() - live.lastSoundAt > SILENT_LEG_MS,
  });
  const performer = createPerformer(performing);
  let seq = (from?.nextSeq ?? 0) - 1;
  const call = new Call({
    statechart: options.statechart,
    from,
    now: () => world.clock.now(),
    perform: (command) => performer.perform(command),
    observer: {
      onEvents: (events) => {
        seq = events.at(-1)?.seq ?? seq;
        line.show(events);
        options.telling.onEvents(events);
      },
      onMoved: (standing) => options.telling.onMoved(standing, seq),
      onEnded: (ended) => {
        performer.close('ended');
        onGone();
        options.telling.onEnded(ended);
        // Closing politely needs the connections a moment longer.
        world.clock.after(POLITE_CLOSE_MS, () => ending.abort());
      },
    },
  });
  const live: LiveCall = {
    call,
    line,
    performer,
    performing,
    gate,
    records: options.records,
    lastSoundAt: world.clock.monotonic(),
    isLost: false,
    cancelGrace: () => undefined,
    cut: () => {
      gate.shut();
      performer.close('elsewhere');
      onGone();
      ending.abort();
    },
  };
  return live;
}

function toPerforming(
  { id, statechart, records }: AnyCall,
  parts: Pick<Performing, 'world' | 'line' | 'signal' | 'push' | 'note' | 'isCutOff' | 'standing'>,
): Performing {
  const { world, push } = parts;
  const { settings } = statechart;
  const audience = new Audience();
  return {
    records,
    audience,
    settings,
    recorder: createRecorder({
      clock: world.clock,
      recordsFromStart: settings.recordsFromStart,
      firstShare: world.chance(),
      saveSegment: (segment) => records.saveSegment(segment),
      audience,
    }),
    turnClock: createTurnClock(world.clock),
    run: (work, what) => {
      work.catch((error: unknown) => {
        world.logger.error({ callId: id, what, personal: errorMessage(error) }, 'work of a call failed');
        push({ type: 'broke', code: 'WORK_FAILED', detail: what });
      });
    },
    ...parts,
  };
}
