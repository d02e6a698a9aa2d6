import { describe, expect, it } from 'vitest';
import type { Action } from './action.ts';
import { type StateConfig, type Statechart, statechartSchema } from './statechart.ts';
import { EndlessStepError, parseSnapshot, type Snapshot, type Step, start, step } from './step.ts';

const say = (node: string, text: string): Action => ({
  type: 'say',
  params: { node, variants: [[text]], interruption: 'allowed' },
});

function statechart(states: Record<string, StateConfig>, extra: Partial<Statechart['machine']> = {}): Statechart {
  return statechartSchema.parse({
    statechartVersion: 1,
    settings: { language: 'en-US', timeZone: 'Europe/London', voice: 'v', persona: '', apology: 'Sorry.' },
    variables: { day: { type: 'date', personal: false, initial: null } },
    handlers: [],
    machine: {
      id: 'flow',
      initial: 'main',
      on: {},
      after: {},
      ...extra,
      states: { ended: { type: 'final' }, ...states },
    },
  });
}

const asking: StateConfig = {
  initial: 'ask',
  onDone: [{ target: '#flow.ended' }],
  states: {
    ask: {
      entry: [{ type: 'visit', params: { node: 'ask' } }, say('ask', 'Which day?')],
      on: { collected: [{ target: '#flow.main.bye', actions: [{ type: 'store', params: { variables: ['day'] } }] }] },
    },
    bye: { type: 'final', entry: [say('bye', 'Bye.')] },
    back: { type: 'history', history: 'deep' },
  },
};

const aside: StateConfig = {
  initial: 'help',
  states: { help: { entry: [say('help', 'Help.')], always: [{ target: '#flow.main.back' }] } },
};

function texts(result: Step): string[] {
  return result.instructions.map(({ instruction }) =>
    instruction.type === 'say' ? String(instruction.params.variants[0]?.[0]) : instruction.type,
  );
}

const throughJson = (snapshot: Snapshot): Snapshot => parseSnapshot(JSON.parse(JSON.stringify(snapshot)));

describe('start and step', () => {
  it('gives back what is to be done, in order, and does nothing', () => {
    expect(texts(start(statechart({ main: asking }), {}))).toEqual(['Which day?']);
  });

  it('stores only the values a transition names, and only declared ones', () => {
    const chart = statechart({ main: asking });
    const first = start(chart, { day: '2026-01-01', intruder: 1 });
    expect(first.snapshot.context.variables).toEqual({ day: '2026-01-01' });
    const next = step(chart, first.snapshot, {
      type: 'collected',
      values: { day: '2026-11-26', __proto__: 1, other: 2 },
    });
    expect(next.snapshot.context.variables).toEqual({ day: '2026-11-26' });
    expect(next.snapshot.status).toBe('done');
  });

  it('goes on from a snapshot that was stored as JSON', () => {
    const chart = statechart({ main: asking });
    const stored = throughJson(start(chart, {}).snapshot);
    expect(texts(step(chart, stored, { type: 'collected' }))).toEqual(['Bye.']);
  });

  it('comes back by deep history to where the caller was and says that prompt again', () => {
    const chart = statechart({ main: asking, aside }, { on: { 'handler.help': [{ target: '#flow.aside.help' }] } });
    const stored = throughJson(start(chart, {}).snapshot);
    const result = step(chart, stored, { type: 'handler.help' });
    expect(texts(result)).toEqual(['Help.', 'Which day?']);
    expect(result.snapshot.context.visits).toEqual({ ask: 2 });
  });

  it('ignores an event that nothing waits for', () => {
    const chart = statechart({ main: asking });
    const { snapshot } = start(chart, {});
    const result = step(chart, snapshot, { type: 'toString' });
    expect(result.instructions).toEqual([]);
    expect(result.snapshot).toEqual(snapshot);
  });

  it('describes its delays as timers to be started and cancelled by somebody else', () => {
    const chart = statechart({ main: { ...asking, after: { 5000: [{ target: '#flow.ended' }] } } });
    const first = start(chart, {});
    expect(first.instructions[0]?.instruction).toEqual({
      type: 'startTimer',
      params: { id: 'xstate.after.5000.flow.main', delayMs: 5000 },
    });
    const fired = step(chart, first.snapshot, { type: 'xstate.after.5000.flow.main' });
    expect(fired.snapshot.status).toBe('done');
    const left = step(chart, first.snapshot, { type: 'collected' });
    expect(left.instructions.map(({ instruction }) => instruction.type)).toContain('cancelTimer');
  });

  it('stops a loop that never waits instead of hanging', () => {
    const loop = (to: string, node: string): StateConfig => ({
      entry: [{ type: 'visit', params: { node } }],
      always: [{ target: to }],
    });
    const chart = statechart({ main: { initial: 'a', states: { a: loop('b', 'a'), b: loop('a', 'b') } } });
    expect(() => start(chart, {})).toThrow(EndlessStepError);
  });

  it('evaluates conditions against the variables of that moment', () => {
    const chart = statechart({
      main: {
        initial: 'set',
        states: {
          set: {
            entry: [
              { type: 'set', params: { assignments: [{ variable: 'day', value: { op: 'value', value: 'today' } }] } },
            ],
            always: [
              {
                guard: {
                  type: 'holds',
                  params: {
                    condition: {
                      op: 'eq',
                      left: { op: 'variable', name: 'day' },
                      right: { op: 'value', value: 'today' },
                    },
                  },
                },
                target: 'yes',
              },
              { target: 'no' },
            ],
          },
          yes: { entry: [say('yes', 'yes')] },
          no: { entry: [say('no', 'no')] },
        },
      },
    });
    expect(texts(start(chart, {}))).toEqual(['yes']);
  });
});
