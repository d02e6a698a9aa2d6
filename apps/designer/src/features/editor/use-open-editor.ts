import type { Flow } from '@aybiza/flow';
import { systemClock } from '@aybiza/foundation/clock';
import { useEffect, useRef, useState } from 'react';
import type { FlowGraphHandle } from '../flow-graph/index.ts';
import type { KeptReport } from '../flow-import/index.ts';
import { Autosave, type SaveResult } from './autosave.ts';
import type { Editor } from './editor-context.tsx';
import { createEditorStore } from './editor-store.ts';
import { createFlowChecker } from './problems/flow-checker.ts';
import { createScenarioControl } from './scenarios/scenario-control.ts';
import { createFlowLibrary, type FlowLibrary, type FlowSource } from './subflows/flow-library.ts';
import { workerOrNone } from './worker-or-none.ts';

export interface EditorOpening {
  readonly flow: Flow;
  readonly revision: number;
  onSave(flow: Flow, revision: number): Promise<SaveResult>;
  announce(message: string): void;
  readonly publishedFlows: FlowSource;
  /** Of the import that this flow came by. */
  readonly importReport: KeptReport | null;
  onImportReport(report: KeptReport | null): void;
}

/** Opens the editor on a flow, once: store, autosave, checker. What the page gives later is used from then on. */
export function useOpenEditor(opening: EditorOpening): { editor: Editor; library: FlowLibrary } {
  const graph = useRef<FlowGraphHandle | null>(null);
  const latest = useRef(opening);
  // React: a save uses what the page drew last.
  useEffect(() => {
    latest.current = opening;
  });
  const [editor] = useState((): Editor => {
    const store = createEditorStore(opening.flow, { status: 'saved', savedAt: null });
    const { importReport: report } = opening;
    if (report !== null) store.actions.look({ report, drawer: 'import' });
    const autosave = new Autosave({
      clock: systemClock(),
      flow: opening.flow,
      revision: opening.revision,
      save: (flow, revision) => latest.current.onSave(flow, revision),
      onState: store.actions.saving,
    });
    const scenarios = createScenarioControl(store, {
      startWorker: startScenarioWorker,
      workHere: async (request) => (await import('./scenarios/scenario-work.ts')).scenarioWork(request),
    });
    return {
      store,
      autosave,
      scenarios,
      graph,
      keepReport: (kept) => latest.current.onImportReport(kept),
      announce: (message) => latest.current.announce(message),
    };
  });
  const [library] = useState(() => createFlowLibrary(opening.publishedFlows));
  useLifelines(editor, library);
  return { editor, library };
}

/** What ties the editor to the world outside React: the server, the checker's worker, the browser's tab. */
function useLifelines({ store, autosave, scenarios }: Editor, library: FlowLibrary): void {
  // Autosave and checker: they follow the flow.
  useEffect(() => {
    autosave.start();
    const checker = createFlowChecker({
      onProblems: store.actions.found,
      resolveSubflows: library.resolve,
      startWorker,
    });
    checker.check(store.getState().flow);
    const unsubscribe = store.subscribe((state, before) => {
      if (state.flow === before.flow) return;
      autosave.changed(state.flow);
      checker.check(state.flow);
    });
    return () => {
      unsubscribe();
      checker.stop();
      scenarios.stop();
      autosave.stop();
    };
  }, [store, autosave, scenarios, library]);
  // The tab and the network: nothing is lost by closing, and a network that is back is used at once.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!autosave.isClean) event.preventDefault();
    };
    const save = () => void autosave.now();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', save);
      document.removeEventListener('visibilitychange', save);
    };
  }, [autosave]);
}

function startScenarioWorker(): Worker | undefined {
  return workerOrNone(
    () => new Worker(new URL('./scenarios/scenarios.worker.ts', import.meta.url), { type: 'module' }),
  );
}

function startWorker(): Worker | undefined {
  return workerOrNone(() => new Worker(new URL('./problems/problems.worker.ts', import.meta.url), { type: 'module' }));
}
