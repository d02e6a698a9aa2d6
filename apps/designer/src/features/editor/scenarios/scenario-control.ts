import type { CallEvent } from '@aybiza/call-log';
import { nameCalls } from '@aybiza/scenarios/in-words';
import type { WordsFor } from '../../../language/strings.ts';
import type { EditorStore } from '../editor-store.ts';
import { nodeName } from '../playback/playback.ts';
import { readerWords } from './reader-words.ts';
import type { ScenarioReply, ScenarioRequest, ScenarioTask } from './scenario-request.ts';
import { createScenarioRunner } from './scenario-runner.ts';
import { addReply, beginWork } from './scenario-runs.ts';
import { scenarioStrings } from './strings.ts';
import { openNewScenario } from './write-scenario.ts';

/** What can be done with scenarios; what comes of it is in the store. */
export interface ScenarioControl {
  /** All of the flow's own, or one. */
  run(id?: string): void;
  /** Looks for calls that together take every wire; if wished with something going wrong in each. */
  generate(how?: { readonly goingWrong: boolean }): void;
  /** Keeps a call that happened, or is still going on, as a scenario; opens and runs it. */
  keepCall(events: readonly CallEvent[]): void;
  /** Leaves what is under way; results that came already stay. */
  stop(): void;
}

/** Where the work is done. */
export interface ScenarioWorkers {
  startWorker: () => Worker | undefined;
  workHere: (request: ScenarioRequest) => Promise<Iterable<ScenarioReply>>;
}

export interface ScenarioControlOptions extends ScenarioWorkers {
  readonly wordsFor: WordsFor;
  /** Says something to the person. */
  announce(message: string): void;
}

/** Ties the runner to the store: every result is about the flow it was begun with. */
export function createScenarioControl(
  store: EditorStore,
  { announce, wordsFor, ...workers }: ScenarioControlOptions,
): ScenarioControl {
  const { getState, actions } = store;
  let flow = getState().flow;
  const runner = createScenarioRunner({
    ...workers,
    onReply(reply) {
      actions.tried((runs) => addReply(runs, flow, reply));
      if (reply.type === 'fromCall') keep(reply);
      if (reply.type === 'generated') show(reply);
    },
    onFailure: () => actions.tried((runs) => ({ ...runs, work: { status: 'failed' } })),
  });
  const start = (what: ScenarioTask) => {
    const state = getState();
    flow = state.flow;
    actions.tried((runs) => beginWork(runs, what));
    runner.start({ flow, subflows: state.subflows, what });
  };
  const run = (id?: string) => {
    const { scenarios } = getState().flow;
    const one = id === undefined ? undefined : scenarios[id];
    start({ type: 'run', scenarios: id === undefined || one === undefined ? scenarios : { [id]: one } });
  };
  const show = ({ calls, uncovered }: Extract<ScenarioReply, { type: 'generated' }>) => {
    const named = nameCalls(
      calls.map(({ call }) => call),
      readerWords(flow, wordsFor),
    );
    const found = calls.flatMap(({ tried }, index) => {
      const scenario = named[index];
      return scenario === undefined ? [] : [{ scenario, tried }];
    });
    actions.tried((runs) => ({ ...runs, found: { flow, calls: found, uncovered } }));
  };
  const keep = ({ scenario, isWhole, outcome, node }: Extract<ScenarioReply, { type: 'fromCall' }>) => {
    const text = wordsFor(scenarioStrings);
    const name = text.ofCall(outcome, node === null ? '' : nodeName(flow, node, wordsFor)).slice(0, 200);
    const id = openNewScenario(store, { ...scenario, name });
    if (id === undefined) return announce(text.notKept);
    announce(isWhole ? text.keptCall : text.keptPart);
    run(id);
  };
  return {
    run,
    keepCall(events) {
      // On a narrow screen the call's panel lies over them.
      actions.look({ drawer: 'scenarios', panelOpen: false });
      start({ type: 'fromCall', events });
    },
    generate: ({ goingWrong } = { goingWrong: false }) => start({ type: 'generate', goingWrong }),
    stop() {
      runner.stop();
      actions.tried((runs) => ({ ...runs, work: { status: 'idle' } }));
    },
  };
}
