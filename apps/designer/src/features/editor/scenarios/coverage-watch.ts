import type { Clock } from '@aybiza/foundation/clock';
import type { EditorState, EditorStore } from '../editor-store.ts';
import type { ScenarioWorkers } from './scenario-control.ts';
import { createScenarioRunner } from './scenario-runner.ts';
import { addReply, isTried, whatIsOld } from './scenario-runs.ts';

export interface CoverageWatchOptions extends ScenarioWorkers {
  readonly store: EditorStore;
  readonly clock: Clock;
}

/** After so long without an edit it is worth measuring: somebody who types has not finished the sentence. */
const QUIET_MS = 600;

/**
 * Keeps coverage true while somebody looks at it: what is old is tried again after each change, away from the drawing thread. The next
 * change ends a try that is under way, and so does work that somebody asks for. Gives back how to stop.
 */
export function watchCoverage({ store, clock, ...workers }: CoverageWatchOptions): () => void {
  const { getState, subscribe, actions } = store;
  let cancel: () => void = () => undefined;
  let measured = getState().flow;
  const say = (measuring: 'no' | 'now' | 'refused') => {
    if (getState().runs.measuring !== measuring) actions.tried((runs) => ({ ...runs, measuring }));
  };
  const runner = createScenarioRunner({
    ...workers,
    onReply(reply) {
      if (reply.type === 'done') say('no');
      else if (reply.type === 'refused') say('refused');
      else actions.tried((runs) => addReply(runs, measured, reply));
    },
    onFailure: () => say('refused'),
  });
  const leave = () => {
    cancel();
    runner.stop();
    say('no');
  };
  const measure = () => {
    const { flow, subflows, runs } = getState();
    const old = whatIsOld(flow, runs);
    if (old === null) return;
    measured = flow;
    say('now');
    runner.start({ flow, subflows, what: { type: 'measure', ...old } });
  };
  const soon = () => {
    leave();
    if (isLookedAt(getState())) cancel = clock.after(QUIET_MS, measure);
  };
  const unsubscribe = subscribe((state, before) => {
    const isOther = state.flow !== before.flow || state.subflows !== before.subflows;
    if (isOther || isLookedAt(state) !== isLookedAt(before)) soon();
  });
  soon();
  return () => {
    unsubscribe();
    leave();
  };
}

/** Does somebody see what came of scenarios, and waits for no other work on them? */
function isLookedAt({ view, runs }: EditorState): boolean {
  return runs.work.status !== 'running' && (view.drawer === 'scenarios' || (view.coverage && isTried(runs)));
}
