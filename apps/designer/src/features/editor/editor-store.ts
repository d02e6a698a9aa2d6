import type { Flow, Problem } from '@aybiza/flow';
import { applyEvents, flowMap, readFlow } from '@aybiza/shared-flow';
import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { NO_SELECTION } from '../flow-graph/index.ts';
import type { SaveState } from './autosave.ts';
import { applyCommand, type Command, type EditLabel } from './commands/command.ts';
import { type EditorView, FIRST_VIEW } from './editor-view.ts';
import { EditHistory, EMPTY_HISTORY, type History } from './history.ts';
import { NO_RUNS, type ScenarioRuns } from './scenarios/scenario-runs.ts';

/** The editor's truth: the flow and its history on one side, the view on the other. */
export interface EditorState {
  readonly flow: Flow;
  readonly history: History;
  /** How often this person has edited; the edits of others do not count. */
  readonly edits: number;
  readonly view: EditorView;
  readonly problems: readonly Problem[];
  /** The flow that `problems` is about; it lags behind `flow` for a moment. */
  readonly checkedFlow: Flow | null;
  /** The published flows that it names, by `subflowKey`. */
  readonly subflows: ReadonlyMap<string, Flow>;
  /** What came of scenarios. */
  readonly runs: ScenarioRuns;
  /** Whoever may only look changes nothing. */
  readonly readOnly: boolean;
  readonly save: SaveState;
}

/** Every way to change the state. */
export interface EditorActions {
  /** Makes an edit. Edits in a row with the same `mark` are one step of history. False when it is not allowed. */
  run<Args>(command: Command<Args>, args: Args, options?: { mark?: string; view?: Partial<EditorView> }): boolean;
  /** Ends the open step of history: the field was left. */
  settle(): void;
  undo(): EditLabel | undefined;
  redo(): EditLabel | undefined;
  look(view: Partial<EditorView>): void;
  found(flow: Flow, problems: readonly Problem[], subflows?: ReadonlyMap<string, Flow>): void;
  tried(change: (runs: ScenarioRuns) => ScenarioRuns): void;
  saving(save: SaveState): void;
}

export type EditorStore = StoreApi<EditorState> & { readonly actions: EditorActions };

export interface EditorStoreOptions {
  /** The document that others edit as well. It holds a flow. */
  readonly doc: Y.Doc;
  readonly save: SaveState;
  /** Whoever may only look changes nothing, not even on their own screen. */
  readonly readOnly?: boolean;
}

/** A store for one flow on the screen. Made by the page, driven by tests without a browser. */
export function createEditorStore({ doc, save, readOnly = false }: EditorStoreOptions): EditorStore {
  const store = createStore<EditorState>(() => ({
    flow: readFlow(doc),
    history: EMPTY_HISTORY,
    edits: 0,
    // Whoever may only look makes no calls either.
    view: readOnly ? { ...FIRST_VIEW, panel: 'step' } : FIRST_VIEW,
    problems: [],
    checkedFlow: null,
    subflows: new Map(),
    runs: NO_RUNS,
    save,
    readOnly,
  }));
  const history = new EditHistory(doc);
  // What others do, and what is undone: an edit of this person is on the screen before it is in the document.
  flowMap(doc).observeDeep((events, { origin }) => {
    if (history.isOwn(origin)) return;
    store.setState(({ flow, view }) => {
      const next = applyEvents(flow, doc, events);
      return { flow: next, view: prune(view, next) };
    });
  });
  return { ...store, actions: createActions(store, { history, readOnly }) };
}

interface Editing {
  readonly history: EditHistory;
  readonly readOnly: boolean;
}

function createActions(store: StoreApi<EditorState>, { history, readOnly }: Editing): EditorActions {
  const travel = (way: 'undo' | 'redo') => {
    const label = history[way]();
    if (label === undefined) return undefined;
    store.setState(({ edits, view, flow }) => ({
      history: history.standing,
      edits: edits + 1,
      view: prune({ ...view, editing: null, version: null }, flow),
    }));
    return label;
  };
  return {
    run(command, args, { mark, view } = {}) {
      const state = store.getState();
      const after = readOnly ? undefined : applyCommand(state.flow, command, args);
      if (after === undefined || after === state.flow) return false;
      const label = command.labelOf?.(args) ?? command.label;
      history.write({ before: state.flow, after }, { label, mark: mark ?? null });
      // Whoever edits sees what they edit.
      const seen = prune({ ...state.view, version: null, ...view }, after);
      store.setState({ flow: after, history: history.standing, edits: state.edits + 1, view: seen });
      return true;
    },
    settle: () => history.settle(),
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    look: (view) => store.setState((state) => ({ view: { ...state.view, ...view } })),
    found: (checkedFlow, problems, subflows = new Map()) => store.setState({ checkedFlow, problems, subflows }),
    tried: (change) => store.setState(({ runs }) => ({ runs: change(runs) })),
    saving: (save) => store.setState({ save }),
  };
}

/** A view of what is still there. */
function prune(view: EditorView, flow: Flow): EditorView {
  const nodes = view.selection.nodes.filter((id) => Object.hasOwn(flow.nodes, id));
  const edges = view.selection.edges.filter((id) => Object.hasOwn(flow.edges, id));
  const editing = view.editing !== null && Object.hasOwn(flow.nodes, view.editing.node) ? view.editing : null;
  const whole = nodes.length === view.selection.nodes.length && edges.length === view.selection.edges.length;
  if (whole && editing === view.editing) return view;
  const selection = nodes.length + edges.length === 0 ? NO_SELECTION : { nodes, edges };
  return { ...view, editing, selection: whole ? view.selection : selection };
}
