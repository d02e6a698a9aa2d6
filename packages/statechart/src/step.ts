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

const contextSchema = z.object({ variables: valuesSchema, visits: z.record(z.string(), z.number()) });

const snapshotSchema = z.looseObject({
  status: z.enum(['active', 'done', 'error', 'stopped']),
  value: z.unknown(),
  context: contextSchema,
});

/** Where a statechart stands: JSON that any process can take up again. Only `status` and `context` are for reading. */
export type Snapshot = z.infer<typeof snapshotSchema>;

/** What a step asks for, in order: actions of the statechart and its own timers. */
export type Instruction =
  | Exclude<Action, ActionOf<'set' | 'visit' | 'store'>>
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
}

interface MachineEvent {
  type: string;
  values?: Values;
}

function buildMachine(statechart: Statechart) {
  const budget = { left: MAX_STATES_PER_STEP };
  // Instructions are only described: XState gives them back in order, and nothing is done here.
  const describe = () => undefined;
  const machine = setup({
    types: {
      context: {} as MachineContext,
      events: {} as MachineEvent,
      input: {} as { variables: Record<string, Value> },
    },
    actions: {
      move: describe,
      say: describe,
      listen: describe,
      converse: describe,
      request: describe,
      transfer: describe,
      hangUp: describe,
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
    },
  }).createMachine({
    ...toXStateConfig(statechart),
    context: ({ input }) => ({ variables: input.variables, visits: {} }),
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

const DESCRIBED: ReadonlySet<string> = new Set(['move', 'say', 'listen', 'converse', 'request', 'transfer', 'hangUp']);

interface DescribedAction {
  readonly type: string;
  readonly params?: unknown;
  readonly info: { readonly context: unknown };
}

/** The statechart was parsed at the door, so what carries one of our types has that type's params. */
function isOurs(action: { type: string }): action is Exclude<Action, ActionOf<'set' | 'visit' | 'store'>> {
  return DESCRIBED.has(action.type);
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
    return instruction === undefined ? [] : [{ instruction, ...contextSchema.parse(action.info.context) }];
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
