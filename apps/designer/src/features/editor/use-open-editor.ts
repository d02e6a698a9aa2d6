import { systemClock } from '@aybiza/foundation/clock';
import { useEffect, useRef, useState } from 'react';
import { useLatest } from '../../components/use-latest.ts';
import { useWordsFor } from '../../language/use-strings.tsx';
import type { FlowGraphHandle } from '../flow-graph/index.ts';
import type { KeptReport } from '../flow-import/index.ts';
import { Autosave } from './autosave.ts';
import type { EarlierCall } from './earlier-call.ts';
import type { Editor } from './editor-context.tsx';
import { createEditorStore } from './editor-store.ts';
import { createHearing, type HearingOptions } from './hearing/hearing.ts';
import { createSoundOutput } from './hearing/sound-output.ts';
import { hearingStrings } from './hearing/strings.ts';
import type { LiveDraft, Self } from './live/live-draft.ts';
import { createPeople } from './live/people.ts';
import type { RequestTrial, RequestTrialResult } from './node-kinds/request/request-trial.ts';
import { createFlowChecker, type FlowCheckerOptions } from './problems/flow-checker.ts';
import { createNamedResolver, type NamedSource } from './problems/resolve-named.ts';
import { watchCoverage } from './scenarios/coverage-watch.ts';
import { createScenarioControl, type ScenarioWorkers } from './scenarios/scenario-control.ts';
import { createFlowLibrary, type FlowLibrary, type FlowSource } from './subflows/flow-library.ts';
import { workerOrNone } from './worker-or-none.ts';

export interface EditorOpening {
  readonly draft: LiveDraft;
  readonly self: Self;
  announce(message: string): void;
  /** The sound of a text in the agent's voice. */
  readonly hearPrompt: HearingOptions['fetchSound'];
  readonly publishedFlows: FlowSource;
  readonly named: NamedSource;
  /** Of the import that this flow came by. */
  readonly importReport: KeptReport | null;
  onImportReport(report: KeptReport | null): void;
  /** Of the call from which somebody came here. */
  readonly earlierCall: EarlierCall | null;
  /** Rejects with a sentence for people. */
  tryRequest(trial: RequestTrial): Promise<RequestTrialResult>;
}

/** Opens the editor on a flow, once: store, autosave, checker. What the page gives later is used from then on. */
export function useOpenEditor(opening: EditorOpening): { editor: Editor; library: FlowLibrary } {
  const graph = useRef<FlowGraphHandle | null>(null);
  const wordsFor = useWordsFor();
  const latest = useLatest(opening);
  const [editor] = useState((): Editor => {
    const { draft } = opening;
    const save = { status: 'saved', savedAt: null } as const;
    const store = createEditorStore({ doc: draft.doc, save, readOnly: draft.readOnly });
    const { importReport: report } = opening;
    if (report !== null) store.actions.look({ report, drawer: 'import' });
    if (opening.earlierCall?.wish === 'fork') store.actions.look({ panel: 'call', panelOpen: true });
    const autosave = new Autosave({ clock: systemClock(), save: () => draft.save(), onState: store.actions.saving });
    const scenarios = createScenarioControl(store, {
      ...SCENARIO_WORKERS,
      wordsFor,
      announce: (message) => latest.current.announce(message),
    });
    return {
      store,
      draft,
      people: createPeople(draft.awareness, opening.self),
      autosave,
      scenarios,
      hearing: createHearing({
        output: createSoundOutput(wordsFor(hearingStrings)),
        fetchSound: (request, signal) => latest.current.hearPrompt(request, signal),
        onFailure: (reason) => latest.current.announce(reason),
      }),
      graph,
      keepReport: (kept) => latest.current.onImportReport(kept),
      tryRequest: (trial) => latest.current.tryRequest(trial),
      wordsFor,
      announce: (message) => latest.current.announce(message),
    };
  });
  const [library] = useState(() => createFlowLibrary(opening.publishedFlows));
  const [resolveNamed] = useState(() => createNamedResolver(library, () => latest.current.named));
  useLifelines(editor, resolveNamed);
  const [earlierCall] = useState(opening.earlierCall);
  // A worker: it makes the scenario.
  useEffect(() => {
    if (earlierCall?.wish === 'scenario') editor.scenarios.keepCall(earlierCall.events);
  }, [editor, earlierCall]);
  return { editor, library };
}

/** What ties the editor to the world outside React: the server, the checker's worker, the browser's tab. */
function useLifelines(
  { store, autosave, scenarios, hearing, draft, people }: Editor,
  resolveNamed: NonNullable<FlowCheckerOptions['resolveNamed']>,
): void {
  // Autosave and checker: they follow the flow.
  useEffect(() => {
    autosave.start();
    const checker = createFlowChecker({
      onProblems: store.actions.found,
      resolveNamed,
      startWorker,
    });
    checker.check(store.getState().flow);
    const unwatch = watchCoverage({ store, clock: systemClock(), ...SCENARIO_WORKERS });
    const unsubscribe = store.subscribe((state, before) => {
      autosave.edited(state.edits);
      if (state.flow !== before.flow) checker.check(state.flow);
    });
    return () => {
      unsubscribe();
      unwatch();
      checker.stop();
      scenarios.stop();
      hearing.stop();
      autosave.stop();
    };
  }, [store, autosave, scenarios, hearing, resolveNamed]);
  // The others: they see who is here, and what is chosen.
  useEffect(() => {
    const leave = people.join();
    const unsubscribe = store.subscribe(({ view }, { view: before }) => {
      if (view.selection !== before.selection) people.show({ selection: [...view.selection.nodes] });
      if (view.editing !== before.editing) people.show({ writing: view.editing?.node ?? null });
    });
    return () => {
      unsubscribe();
      leave();
    };
  }, [store, people]);
  // The connection: what waits for it is saved as soon as it is there again.
  useEffect(() => draft.onConnection(() => void (draft.isOnline && autosave.now())), [draft, autosave]);
  // The tab and the network: nothing is lost by closing, and a network that is back is used at once.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const isWriting = Object.values(store.getState().view.unsent).some((text) => text.trim() !== '');
      if ((!autosave.isClean && !draft.isSafe) || isWriting) event.preventDefault();
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
  }, [store, autosave, draft]);
}

const SCENARIO_WORKERS: ScenarioWorkers = {
  startWorker: () =>
    workerOrNone(() => new Worker(new URL('./scenarios/scenarios.worker.ts', import.meta.url), { type: 'module' })),
  workHere: async (request) => (await import('./scenarios/scenario-work.ts')).scenarioWork(request),
};

function startWorker(): Worker | undefined {
  return workerOrNone(() => new Worker(new URL('./problems/problems.worker.ts', import.meta.url), { type: 'module' }));
}
