import type { CallRecord, Happening } from '@aybiza/call-log';
import { advance, type Dialogue, type DialogueCommand, NEW_DIALOGUE } from '@aybiza/dialogue';
import type { Statechart, Value } from '@aybiza/statechart';

/** Somebody outside the flow was asked something and has not answered. */
export type Asked = Extract<
  DialogueCommand,
  { type: 'askModel' | 'request' | 'transfer' | 'sendMessage' | 'consult' | 'findPassages' }
>;

/** A way that was taken: out of a node by one of its ports. */
export interface Move {
  readonly node: string;
  readonly port: string;
  readonly to: string;
}

/** A call that does not happen, at one moment. Never changed: a step makes the next one, so that many can go on from one place. */
export interface Simulation {
  readonly statechart: Statechart;
  readonly dialogue: Dialogue;
  /** Virtual milliseconds since the call began, and when that was (epoch). */
  readonly nowMs: number;
  readonly beganAt: number;
  /** By name, when they fire. */
  readonly timers: ReadonlyMap<string, number>;
  readonly asked: Asked | null;
  /** How long silence may last; null while the caller is asked nothing. */
  readonly silenceMs: number | null;
  /** What the agent said since the last step. */
  readonly said: readonly string[];
  readonly lastSpeech: { readonly id: number; readonly text: string } | null;
  /** What other systems sent and no wait has used yet, the oldest first. */
  readonly signals: readonly KeptSignal[];
  /** Nodes that were come to since the last step, the one where the caller is included. */
  readonly passed: readonly string[];
  readonly moves: readonly Move[];
  readonly happenings: readonly Happening[];
  readonly records: readonly CallRecord[];
  /** Null while the call goes on. */
  readonly outcome: string | null;
}

export interface KeptSignal {
  readonly signal: string;
  readonly body: Value;
}

/** The parts of a call that a scenario does not spell out. */
export const CALL = { caller_number: '+447700900123', called_number: '+442079460000', call_id: 'call_simulated' };
/** Who calls a flow that asks whether they are known, unless the scenario says otherwise. */
export const STRANGER = { contact_known: false };

/** A call begins. `at` is `YYYY-MM-DDTHH:MM` in the flow's time zone, `beganAt` the same moment as epoch milliseconds. */
export function beginSimulation(
  statechart: Statechart,
  { at, beganAt, values }: { at: string; beganAt: number; values: Readonly<Record<string, Value>> },
): Simulation {
  const [today = '', time_now = ''] = at.split('T');
  return happen(blankSimulation(statechart, beganAt), {
    type: 'began',
    values: { ...CALL, today, time_now, ...(statechart.settings.looksUpCaller === true ? STRANGER : {}), ...values },
  });
}

/** A call to which nothing has happened yet. */
export function blankSimulation(statechart: Statechart, beganAt: number): Simulation {
  return {
    statechart,
    dialogue: NEW_DIALOGUE,
    nowMs: 0,
    beganAt,
    timers: new Map(),
    asked: null,
    silenceMs: null,
    said: [],
    lastSpeech: null,
    signals: [],
    passed: [],
    moves: [],
    happenings: [],
    records: [],
    outcome: null,
  };
}

/** One happening further. After the end nothing happens any more. */
export function happen(simulation: Simulation, happening: Happening): Simulation {
  if (simulation.outcome !== null) return simulation;
  const { dialogue, commands, records } = advance(simulation.statechart, simulation.dialogue, happening);
  const moves = records.filter((record) => record.type === 'moved').map(({ node, port, to }) => ({ node, port, to }));
  const hasMoved = moves.length > 0;
  let next: Simulation = {
    ...simulation,
    dialogue,
    // What was asked of somebody is answered, or nobody waits for the answer any more.
    asked: hasMoved || dialogue.wait?.ticket !== simulation.asked?.ticket ? null : simulation.asked,
    silenceMs: hasMoved ? null : simulation.silenceMs,
    passed: [...simulation.passed, ...moves.map(({ to }) => to)],
    moves: [...simulation.moves, ...moves],
    happenings: [...simulation.happenings, happening],
    records: [...simulation.records, ...records],
  };
  for (const command of commands) next = obey(next, command);
  return useSignal(next);
}

/** Another system sends a signal: as in a live call, one that nobody waits for is kept until a wait for its name begins. */
export function sendSignal(simulation: Simulation, sent: KeptSignal): Simulation {
  return useSignal({ ...simulation, signals: [...simulation.signals, sent] });
}

function useSignal(simulation: Simulation): Simulation {
  const { dialogue, signals } = simulation;
  const { wait } = dialogue;
  const awaited = wait?.kind === 'hold' ? wait.hold.signal : undefined;
  const found = signals.find(({ signal }) => signal === awaited);
  if (found === undefined) return simulation;
  const rest = signals.filter((signal) => signal !== found);
  return happen({ ...simulation, signals: rest }, { type: 'signalArrived', ...found });
}

function obey(simulation: Simulation, command: DialogueCommand): Simulation {
  switch (command.type) {
    case 'speak':
      return command.text === ''
        ? simulation
        : {
            ...simulation,
            said: [...simulation.said, command.text],
            lastSpeech: { id: command.speech, text: command.text },
          };
    case 'listen':
      return { ...simulation, silenceMs: command.expectation.silenceMs };
    case 'askModel':
    case 'request':
    case 'transfer':
    case 'sendMessage':
    case 'consult':
    case 'findPassages':
      return { ...simulation, asked: command, silenceMs: null };
    case 'startTimer':
      return { ...simulation, timers: withTimer(simulation.timers, command.timer, simulation.nowMs + command.delayMs) };
    case 'cancelTimer':
      return { ...simulation, timers: without(simulation.timers, command.timer) };
    case 'hangUp':
      return { ...simulation, outcome: command.outcome };
    case 'hold':
    case 'setLanguage':
    case 'setRecording':
      return simulation;
  }
}

function withTimer(timers: ReadonlyMap<string, number>, timer: string, dueAt: number): ReadonlyMap<string, number> {
  return new Map([...timers, [timer, dueAt]]);
}

function without(timers: ReadonlyMap<string, number>, timer: string): ReadonlyMap<string, number> {
  return new Map([...timers].filter(([name]) => name !== timer));
}

/** What was said and passed until here belongs to the step before. */
export function beginStep(simulation: Simulation): Simulation {
  return { ...simulation, said: [], passed: [] };
}

/** The next timer to fire, the earliest first. */
export function nextTimer({ timers }: Simulation): { timer: string; dueAt: number } | undefined {
  let best: { timer: string; dueAt: number } | undefined;
  for (const [timer, dueAt] of timers) if (best === undefined || dueAt < best.dueAt) best = { timer, dueAt };
  return best;
}

/** How many timers may fire within one stretch of time: a flow's own are few. */
const MAX_TIMERS = 1_000;

/** Time goes by; whatever falls due happens in its order. */
export function passTime(simulation: Simulation, ms: number): Simulation {
  const end = simulation.nowMs + ms;
  let now = simulation;
  for (let fired = 0; fired < MAX_TIMERS && now.outcome === null; fired += 1) {
    const next = nextTimer(now);
    if (next === undefined || next.dueAt > end) break;
    now = happen(
      { ...now, nowMs: Math.max(now.nowMs, next.dueAt), timers: without(now.timers, next.timer) },
      { type: 'timerFired', timer: next.timer },
    );
  }
  return now.outcome === null ? { ...now, nowMs: Math.max(now.nowMs, end) } : now;
}

/** The caller says nothing until the agent loses patience, or something else ends the wait. */
export function staySilent(simulation: Simulation): Simulation {
  const { silenceMs, dialogue } = simulation;
  const { wait } = dialogue;
  if (silenceMs === null || silenceMs === 0 || wait === null) {
    // Nobody listens: what comes next is whatever timer there is.
    const next = nextTimer(simulation);
    return next === undefined ? simulation : passTime(simulation, Math.max(0, next.dueAt - simulation.nowMs));
  }
  const later = passTime(simulation, silenceMs);
  // A timer may have led elsewhere meanwhile: this silence is over then.
  return later.dialogue.wait?.ticket === wait.ticket ? happen(later, { type: 'silence', wait: wait.ticket }) : later;
}
