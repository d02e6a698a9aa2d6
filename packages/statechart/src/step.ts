import { assign, createActor, initialTransition, setup, transition } from 'xstate';
import { z } from 'zod';
import type { Action, ActionOf } from './action.ts';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { Statechart } from './statechart.ts';
import { type Value, type Values, valuesSchema } from './value.ts';

/** Something that happened, as the statechart sees it: the port by which a state is left, with the values that came with it. */
export interface StatechartEvent {
  readonly type: string;
  readonly values?: Values;
}

const contextSchema = z.object({
  variables: valuesSchema,
  visits: z.record(z.string(), z.number()),
  /** How long the call has lasted, in milliseconds, as far as some node asks. */
  lastedMs: z.number().default(0),
  /** The handlers whose condition holds and that have been entered for it. */
  marked: z.array(z.string()).default([]),
});

const snapshotSchema = z.looseObject({
  status: z.enum(['active', 'done', 'error', 'stopped']),
  value: z.unknown(),
  context: contextSchema,
});

/** Where a statechart stands: JSON that any process can take up again. Only `status` and `context` are for reading. */
export type Snapshot = z.infer<typeof snapshotSchema>;

/** What a step carries out itself: it only changes the context. */
type SilentAction = ActionOf<'set' | 'visit' | 'store' | 'passTime' | 'mark'>;

/** What a step asks for, in order: actions of the statechart and its own timers. */
export type Instruction =
  | Exclude<Action, SilentAction>
  | { readonly type: 'startTimer'; readonly params: { readonly id: string; readonly delayMs: number } }
  | { readonly type: 'cancelTimer'; readonly params: { readonly id: string } };

/** An instruction together with the variables as they were at its place in the step. */
export interface StepInstruction {
  readonly instruction: Instruction;
  readonly variables: Values;
  readonly visits: Readonly<Record<string, number>>;
}

export interface Step {
  readonly snapshot: Snapshot;
  readonly instructions: readonly StepInstruction[];
}

/** The most states one step may enter without waiting for anybody. A compiled flow passes a handful. */
export const MAX_STATES_PER_STEP = 1000;

/** A step that entered more states than allowed: a loop that never waits, which the compiler should have refused. */
export class EndlessStepError extends Error {
  constructor() {
    super(
      `One step entered more than ${MAX_STATES_PER_STEP} states without waiting: the flow has a loop that never listens.`,
    );
    this.name = 'EndlessStepError';
  }
}

interface MachineContext {
  variables: Record<string, Value>;
  visits: Record<string, number>;
  lastedMs: number;
  marked: readonly string[];
}

interface MachineEvent {
  type: string;
  values?: Values;
}

/** The actions that a step only hands on. Typed over the union: one that is missing here does not compile. */
const DESCRIBED = Object.keys({
  move: true,
  say: true,
  listen: true,
  converse: true,
  request: true,
  transfer: true,
  answer: true,
  classify: true,
  draw: true,
  lookAtClock: true,
  hold: true,
  sendMessage: true,
  takeMessage: true,
  sendKeys: true,
  switchLanguage: true,
  setRecording: true,
  tag: true,
  awaitHello: true,
  hangUp: true,
} satisfies Record<Exclude<Action, SilentAction>['type'], true>);

function buildMachine(statechart: Statechart) {
  const budget = { left: MAX_STATES_PER_STEP };
  // Instructions are only described: XState gives them back in order, and nothing is done here.
  const described = Object.fromEntries(DESCRIBED.map((type) => [type, () => undefined]));
  const machine = setup({
    types: {
      context: {} as MachineContext,
      events: {} as MachineEvent,
      input: {} as { variables: Record<string, Value> },
    },
    actions: {
      ...described,
      passTime: assign((_, params: { ms: number }) => ({ lastedMs: params.ms })),
      mark: assign(({ context }, params: { handler: string; holds: boolean }) => ({
        marked: [
          ...context.marked.filter((handler) => handler !== params.handler),
          ...(params.holds ? [params.handler] : []),
        ],
      })),
      visit: assign(({ context }, params: { node: string }) => {
        budget.left -= 1;
        if (budget.left < 0) throw new EndlessStepError();
        return { visits: { ...context.visits, [params.node]: (context.visits[params.node] ?? 0) + 1 } };
      }),
      set: assign(({ context }, params: { assignments: { variable: string; value: Expression }[] }) => {
        const variables = { ...context.variables };
        for (const { variable, value } of params.assignments) variables[variable] = evaluate(value, variables).value;
        return { variables };
      }),
      store: assign(({ context, event }, params: { variables: string[] }) => {
        const given = event.values ?? {};
        const stored = params.variables
          .filter((name) => Object.hasOwn(given, name))
          .map((name) => [name, given[name] ?? null]);
        return { variables: { ...context.variables, ...Object.fromEntries(stored) } };
      }),
    },
    guards: {
      holds: ({ context }, params: { condition: Expression }) =>
        evaluate(params.condition, context.variables).value === true,
      visitedMore: ({ context }, params: { node: string; than: number }) =>
        (context.visits[params.node] ?? 0) > params.than,
      lasted: ({ context }, params: { ms: number }) => context.lastedMs >= params.ms,
      crosses: ({ context }, params: { handler: string; condition: Expression; begins: boolean }) =>
        context.marked.includes(params.handler) !== params.begins &&
        (evaluate(params.condition, context.variables).value === true) === params.begins,
    },
  }).createMachine({
    ...toXStateConfig(statechart),
    context: ({ input }) => ({ variables: input.variables, visits: {}, lastedMs: 0, marked: [] }),
  });
  return { machine, budget };
}

/**
 * The published JSON *is* XState's format; its own types describe literal configurations and cannot express one that was loaded,
 * so this is the one place where the compiler is told so.
 */
function toXStateConfig(statechart: Statechart): object {
  return statechart.machine;
}

type Machine = ReturnType<typeof buildMachine>;

/** Building a machine costs tens of microseconds a state: once per published version and process, never once per call. */
const machines = new WeakMap<Statechart, Machine>();

function machineOf(statechart: Statechart): Machine {
  const known = machines.get(statechart);
  if (known !== undefined) return known;
  const built = buildMachine(statechart);
  machines.set(statechart, built);
  return built;
}

/** The variables a call begins with: the declared initial values, then what the call brings (only declared names). */
export function initialVariables(statechart: Statechart, inputs: Values): Record<string, Value> {
  const declared = Object.entries(statechart.variables).map(([name, variable]) => [
    name,
    inputs[name] ?? variable.initial,
  ]);
  return Object.fromEntries(declared);
}

/**
 * Enters the statechart.
 * @throws EndlessStepError when the first states never wait for anybody
 */
export function start(statechart: Statechart, inputs: Values): Step {
  const { machine, budget } = machineOf(statechart);
  budget.left = MAX_STATES_PER_STEP;
  const [state, actions] = initialTransition(machine, { variables: initialVariables(statechart, inputs) });
  return toStep(machine.getPersistedSnapshot(state), actions);
}

/**
 * One event, fully handled. Pure: the same statechart, snapshot and event always give the same step.
 * An event that nothing waits for changes nothing.
 * @throws EndlessStepError when the states entered never wait for anybody
 */
export function step(statechart: Statechart, snapshot: Snapshot, event: StatechartEvent): Step {
  const { machine, budget } = machineOf(statechart);
  budget.left = MAX_STATES_PER_STEP;
  // An actor that is never started: XState's public way to turn stored JSON back into a state.
  const state = createActor(machine, {
    snapshot: JSON.parse(JSON.stringify(snapshot)),
    input: { variables: {} },
  }).getSnapshot();
  const [next, actions] = transition(machine, state, event);
  return toStep(machine.getPersistedSnapshot(next), actions);
}

interface DescribedAction {
  readonly type: string;
  readonly params?: unknown;
  readonly info: { readonly context: unknown };
}

/** The statechart was parsed at the door, so what carries one of our types has that type's params. */
function isOurs(action: { type: string }): action is Exclude<Action, SilentAction> {
  return DESCRIBED.some((type) => type === action.type);
}

const raiseSchema = z.object({ id: z.string(), delay: z.number() });
const cancelSchema = z.object({ sendId: z.string() });

function toInstruction(action: DescribedAction): Instruction | undefined {
  if (isOurs(action)) return { type: action.type, params: action.params } as Instruction;
  if (action.type === 'xstate.raise') {
    // A `raise` without a delay was already handled inside the step.
    const raise = raiseSchema.safeParse(action.params);
    return raise.success ? { type: 'startTimer', params: { id: raise.data.id, delayMs: raise.data.delay } } : undefined;
  }
  const cancel = action.type === 'xstate.cancel' ? cancelSchema.safeParse(action.params) : undefined;
  return cancel?.success ? { type: 'cancelTimer', params: { id: cancel.data.sendId } } : undefined;
}

function toInstructions(actions: readonly DescribedAction[]): StepInstruction[] {
  return actions.flatMap((action) => {
    const instruction = toInstruction(action);
    if (instruction === undefined) return [];
    const { variables, visits } = contextSchema.parse(action.info.context);
    return [{ instruction, variables, visits }];
  });
}

/** @throws ZodError when the value is not a snapshot of ours */
export function parseSnapshot(value: unknown): Snapshot {
  return snapshotSchema.parse(value);
}

const failedSchema = z.object({ status: z.literal('error'), error: z.unknown() });

function toStep(persisted: unknown, actions: readonly DescribedAction[]): Step {
  // XState keeps what an assignment threw in the snapshot instead of throwing it.
  const failed = failedSchema.safeParse(persisted);
  if (failed.success) throw failed.data.error;
  return {
    snapshot: snapshotSchema.parse(JSON.parse(JSON.stringify(persisted))),
    instructions: toInstructions(actions),
  };
}
