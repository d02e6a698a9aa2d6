import type { Flow, Problem } from '@aybiza/flow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { NO_SELECTION } from '../flow-graph/index.ts';
import type { SaveState } from './autosave.ts';
import { applyCommand, type Command } from './commands/command.ts';
import { type EditorView, FIRST_VIEW } from './editor-view.ts';
import { EMPTY_HISTORY, type History, recordEdit, redoStep, settleHistory, type Travel, undoStep } from './history.ts';
import { NO_RUNS, type ScenarioRuns } from './scenarios/scenario-runs.ts';

/** The editor's truth: the flow and its history on one side, the view on the other. */
export interface EditorState {
  readonly flow: Flow;
  readonly history: History;
  readonly view: EditorView;
  readonly problems: readonly Problem[];
  /** The flow that `problems` is about; it lags behind `flow` for a moment. */
  readonly checkedFlow: Flow | null;
  /** The published flows that it names, by `subflowKey`. */
  readonly subflows: ReadonlyMap<string, Flow>;
  /** What came of scenarios. */
  readonly runs: ScenarioRuns;
  readonly save: SaveState;
}

/** Every way to change the state. */
export interface EditorActions {
  /** Makes an edit. Edits in a row with the same `mark` are one step of history. False when it is not allowed. */
  run<Args>(command: Command<Args>, args: Args, options?: { mark?: string; view?: Partial<EditorView> }): boolean;
  /** Ends the open step of history: the field was left. */
  settle(): void;
  undo(): string | undefined;
  redo(): string | undefined;
  look(view: Partial<EditorView>): void;
  found(flow: Flow, problems: readonly Problem[], subflows?: ReadonlyMap<string, Flow>): void;
  tried(change: (runs: ScenarioRuns) => ScenarioRuns): void;
  saving(save: SaveState): void;
}

export type EditorStore = StoreApi<EditorState> & { readonly actions: EditorActions };

/** A store for one flow on the screen. Made by the page, driven by tests without a browser. */
export function createEditorStore(flow: Flow, save: SaveState): EditorStore {
  const store = createStore<EditorState>(() => ({
    flow,
    history: EMPTY_HISTORY,
    view: FIRST_VIEW,
    problems: [],
    checkedFlow: null,
    subflows: new Map(),
    runs: NO_RUNS,
    save,
  }));
  return { ...store, actions: createActions(store) };
}

function createActions(store: StoreApi<EditorState>): EditorActions {
  const travel = (to: Travel | undefined) => {
    if (to === undefined) return undefined;
    store.setState(({ view }) => ({ ...to, view: prune({ ...view, editing: null, version: null }, to.flow) }));
    return to.label;
  };
  return {
    run(command, args, { mark, view } = {}) {
      const state = store.getState();
      const edit = applyCommand(state.flow, command, args);
      if (edit === undefined || edit.flow === state.flow) return false;
      const known = mark === undefined ? settleHistory(state.history) : state.history;
      const history = recordEdit(known, edit, { label: command.labelOf?.(args) ?? command.label, mark: mark ?? null });
      // Whoever edits sees what they edit.
      store.setState({ flow: edit.flow, history, view: prune({ ...state.view, version: null, ...view }, edit.flow) });
      return true;
    },
    settle: () => store.setState(({ history }) => ({ history: settleHistory(history) })),
    undo: () => travel(undoStep(store.getState().flow, store.getState().history)),
    redo: () => travel(redoStep(store.getState().flow, store.getState().history)),
    look: (view) => store.setState((state) => ({ view: { ...state.view, ...view } })),
    found: (checkedFlow, problems, subflows = new Map()) => store.setState({ checkedFlow, problems, subflows }),
    tried: (change) => store.setState(({ runs }) => ({ runs: change(runs) })),
    saving: (save) => store.setState({ save }),
  };
}

/** A selection of what is still there. */
function prune(view: EditorView, flow: Flow): EditorView {
  const nodes = view.selection.nodes.filter((id) => Object.hasOwn(flow.nodes, id));
  const edges = view.selection.edges.filter((id) => Object.hasOwn(flow.edges, id));
  if (nodes.length === view.selection.nodes.length && edges.length === view.selection.edges.length) return view;
  return { ...view, selection: nodes.length + edges.length === 0 ? NO_SELECTION : { nodes, edges } };
}
