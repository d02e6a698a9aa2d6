import type { EditorStore } from '../editor-store.ts';
import type { ScenarioReply, ScenarioRequest, ScenarioTask } from './scenario-request.ts';
import { createScenarioRunner } from './scenario-runner.ts';
import { addReply, beginWork } from './scenario-runs.ts';

/** What can be done with scenarios; what comes of it is in the store. */
export interface ScenarioControl {
  /** All of the flow's own, or one. */
  run(id?: string): void;
  /** Looks for calls that together take every wire; if wished with something going wrong in each. */
  generate(how?: { readonly goingWrong: boolean }): void;
  /** Leaves what is under way; results that came already stay. */
  stop(): void;
}

/** Where the work is done. */
export interface ScenarioWorkers {
  startWorker: () => Worker | undefined;
  workHere: (request: ScenarioRequest) => Promise<Iterable<ScenarioReply>>;
}

/** Ties the runner to the store: every result is about the flow it was begun with. */
export function createScenarioControl({ getState, actions }: EditorStore, workers: ScenarioWorkers): ScenarioControl {
  let flow = getState().flow;
  const runner = createScenarioRunner({
    ...workers,
    onReply: (reply) => actions.tried((runs) => addReply(runs, flow, reply)),
    onFailure: () => actions.tried((runs) => ({ ...runs, work: { status: 'failed' } })),
  });
  const start = (what: ScenarioTask) => {
    const state = getState();
    flow = state.flow;
    actions.tried((runs) => beginWork(runs, what));
    runner.start({ flow, subflows: state.subflows, what });
  };
  return {
    run(id) {
      const { scenarios } = getState().flow;
      const one = id === undefined ? undefined : scenarios[id];
      start({ type: 'run', scenarios: id === undefined || one === undefined ? scenarios : { [id]: one } });
    },
    generate: ({ goingWrong } = { goingWrong: false }) => start({ type: 'generate', goingWrong }),
    stop() {
      runner.stop();
      actions.tried((runs) => ({ ...runs, work: { status: 'idle' } }));
    },
  };
}
