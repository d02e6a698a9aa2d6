import type { Edge, NodeKind } from '@aybiza/flow';
import { fold, lookOf, NO_SELECTION } from '../flow-graph/index.ts';
import { flowStrings } from '../flow-words/index.ts';
import type { Action } from './action.ts';
import { openStepMenu } from './canvas/open-step-menu.ts';
import { copySelection, cutSelection, pasteClipboard, selectFresh } from './clipboard.ts';
import {
  addNode,
  arrange,
  type Command,
  copyFragment,
  duplicate,
  freeId,
  groupNodes,
  leaveGroup,
  mayAdd,
  removeSelection,
  renameNode,
  setCollapsed,
} from './commands/index.ts';
import { writeComment } from './comments/write-comment.ts';
import type { Editor } from './editor-context.tsx';
import type { EditorState } from './editor-store.ts';
import { goToNode } from './go-to-node.ts';
import type { HearingRequest } from './hearing/hearing.ts';
import { HEAR_KEY, promptOnCard } from './hearing/prompt-on-card.ts';
import { promptToHear } from './hearing/prompt-to-hear.ts';
import { tidyUp } from './layout/tidy-up.ts';
import { nodeCards } from './node-kinds/cards.ts';
import { nudgeActions } from './nudge-actions.ts';
import { type Playback, showUpTo, toggleRunning } from './playback/playback.ts';
import { changePlayback } from './playback/start-playback.ts';
import { startRule } from './rules/start-rule.ts';
import { writeScenario } from './scenarios/write-scenario.ts';
import { type EditorWords, editorStrings } from './strings.ts';
import { type Direction, walkGraph } from './walk-graph.ts';
import { goOnAfterWire, wireActions } from './wire-actions.ts';

/** Makes an action of an edit command: same name, label, shortcut and rule, with the arguments that the selection gives. */
function fromCommand<Args>(
  command: Command<Args>,
  group: Action['group'],
  options: { args: (state: EditorState) => Args; after?: (editor: Editor, before: EditorState) => void },
): Action {
  return {
    name: command.name,
    label: ({ edits }) => command.label(edits),
    shortcut: command.shortcut,
    group,
    allowed: (state) => command.allowed(state.flow, options.args(state)),
    run(editor) {
      const before = editor.store.getState();
      if (editor.store.actions.run(command, options.args(before))) options.after?.(editor, before);
    },
  };
}

const only = (state: EditorState) =>
  state.view.selection.nodes.length === 1 ? state.view.selection.nodes[0] : undefined;
const always = () => true;

const editActions: readonly Action[] = [
  {
    name: 'undo',
    label: ({ actions }) => actions.undo,
    shortcut: 'Mod+Z',
    group: 'edit',
    allowed: ({ history }) => history.undoes !== null,
    run(editor) {
      const label = editor.store.actions.undo();
      const words = editor.wordsFor(editorStrings);
      if (label !== undefined) editor.announce(words.undone(label(words.edits, editor.wordsFor(flowStrings))));
    },
  },
  {
    name: 'redo',
    label: ({ actions }) => actions.redo,
    shortcut: 'Mod+Shift+Z',
    group: 'edit',
    allowed: ({ history }) => history.redoes !== null,
    run(editor) {
      const label = editor.store.actions.redo();
      const words = editor.wordsFor(editorStrings);
      if (label !== undefined) editor.announce(words.redone(label(words.edits, editor.wordsFor(flowStrings))));
    },
  },
  {
    name: 'copy',
    label: ({ actions }) => actions.copy,
    shortcut: 'Mod+C',
    group: 'edit',
    allowed: ({ view }) => view.selection.nodes.length > 0,
    run: (editor) => void copySelection(editor),
  },
  {
    name: 'cut',
    label: ({ actions }) => actions.cut,
    shortcut: 'Mod+X',
    group: 'edit',
    allowed: ({ view }) => view.selection.nodes.length > 0,
    run: (editor) => void cutSelection(editor),
  },
  {
    name: 'paste',
    label: ({ actions }) => actions.paste,
    shortcut: 'Mod+V',
    group: 'edit',
    allowed: always,
    run: (editor) => void pasteClipboard(editor),
  },
  fromCommand(duplicate, 'edit', {
    args: ({ view }) => ({ nodes: view.selection.nodes }),
    after: (editor, before) => selectFresh(editor, before, copyFragment(before.flow, before.view.selection.nodes)),
  }),
  fromCommand(removeSelection, 'edit', { args: ({ view }) => view.selection, after: goOnAfterWire }),
  {
    name: 'select-all',
    label: ({ actions }) => actions.selectAll,
    shortcut: 'Mod+A',
    group: 'edit',
    allowed: always,
    run({ store }) {
      const { nodes, edges } = store.getState().flow;
      store.actions.look({ selection: { nodes: Object.keys(nodes), edges: Object.keys(edges) } });
    },
  },
];

const graphActions: readonly Action[] = [
  {
    ...nodeAction(renameNode.name, ({ edits }) => renameNode.label(edits), renameNode.shortcut),
    run: ({ store }) => {
      const node = only(store.getState());
      if (node !== undefined) store.actions.look({ editing: { node, what: 'name' } });
    },
  },
  {
    ...nodeAction('edit-text', ({ actions }) => actions.editText, 'Enter'),
    allowed: (state) => {
      const node = state.flow.nodes[only(state) ?? ''];
      return node !== undefined && lookOf(nodeCards, node).text !== undefined;
    },
    run: ({ store }) => {
      const node = only(store.getState());
      if (node !== undefined) store.actions.look({ editing: { node, what: 'text' } });
    },
  },
  {
    ...nodeAction('hear', ({ actions }) => actions.hear, HEAR_KEY),
    allowed: (state) => promptToHearOf(state) !== undefined,
    run({ store, hearing }) {
      const prompt = promptToHearOf(store.getState());
      if (prompt !== undefined) hearing.toggle(prompt);
    },
  },
  {
    ...nodeAction('add-after', ({ actions }) => actions.addAfter, 'Tab'),
    run({ store }) {
      const node = only(store.getState());
      const card = document.querySelector(`.react-flow__node[data-id="${node}"]`)?.getBoundingClientRect();
      const screen = { x: (card?.right ?? 200) + 12, y: card?.top ?? 200 };
      if (node !== undefined) store.actions.look({ addMenu: { by: 'node', node, screen } });
    },
  },
  {
    ...nodeAction('step-menu', ({ actions }) => actions.stepMenu, 'Shift+F10'),
    allowed: ({ view }) => view.selection.nodes.length > 0 || view.selection.edges.length === 1,
    run: openStepMenu,
  },
  walkAction('right', 'ArrowRight'),
  walkAction('left', 'ArrowLeft'),
  walkAction('up', 'ArrowUp'),
  walkAction('down', 'ArrowDown'),
  ...nudgeActions(),
  {
    ...nodeAction('collapse', ({ actions }) => actions.collapse, 'C'),
    allowed: (state) => state.flow.nodes[only(state) ?? '']?.kind === 'group',
    run({ store }) {
      const group = only(store.getState()) ?? '';
      const node = store.getState().flow.nodes[group];
      if (node?.kind === 'group') store.actions.run(setCollapsed, { group, collapsed: !node.data.collapsed });
    },
  },
  {
    name: 'clear',
    label: ({ actions }) => actions.clear,
    shortcut: 'Escape',
    group: 'graph',
    allowed: ({ view: { selection, addMenu, version } }) =>
      selection.nodes.length + selection.edges.length > 0 || addMenu !== null || version !== null,
    run: ({ store }) => store.actions.look({ selection: NO_SELECTION, addMenu: null, editing: null, version: null }),
  },
  fromCommand(groupNodes, 'graph', {
    args: ({ flow, view }) => ({ id: freeId(flow.nodes, 'group'), nodes: view.selection.nodes }),
    after: (editor, before) => goToNode(editor, freeId(before.flow.nodes, 'group')),
  }),
  {
    ...nodeAction('add-comment', ({ actions }) => actions.addComment, 'Mod+Alt+M'),
    run(editor) {
      const node = only(editor.store.getState());
      if (node !== undefined) writeComment(editor, node);
    },
  },
  fromCommand(leaveGroup, 'graph', { args: ({ view }) => ({ nodes: view.selection.nodes }) }),
  {
    name: arrange.name,
    label: ({ edits }) => arrange.label(edits),
    shortcut: arrange.shortcut,
    group: 'graph',
    allowed: ({ flow }) => Object.keys(flow.nodes).length > 1,
    run: (editor) => void tidyUp(editor),
  },
];

/** What is heard of the step that is chosen. */
function promptToHearOf(state: EditorState): HearingRequest | undefined {
  const id = only(state) ?? '';
  const node = state.flow.nodes[id];
  const prompt = node === undefined ? undefined : promptOnCard(id, node);
  const heard = prompt === undefined ? undefined : promptToHear(state.flow, prompt).request;
  return heard?.text === '' ? undefined : heard;
}

function nodeAction(name: string, label: Action['label'], shortcut: string | null): Omit<Action, 'run'> {
  return { name, label, shortcut, group: 'graph', allowed: (state) => only(state) !== undefined };
}

function walkAction(direction: Direction, shortcut: string): Action {
  return {
    name: `walk-${direction}`,
    label: ({ actions }) => actions.walk[direction],
    shortcut,
    group: 'graph',
    allowed: ({ flow }) => Object.keys(flow.nodes).length > 0,
    run(editor) {
      const state = editor.store.getState();
      const current = only(state);
      const first = Object.entries(state.flow.nodes).find(([, node]) => node.kind === 'start')?.[0];
      const next =
        current === undefined
          ? (first ?? Object.keys(state.flow.nodes)[0])
          : walkGraph(fold(state.flow), current, direction);
      if (next !== undefined) goToNode(editor, next);
    },
  };
}

/** Adds a step where there is room, chooses it and shows it. */
export function addStep(
  editor: Editor,
  kind: NodeKind,
  place: { position: { x: number; y: number }; from?: Edge['from']; to?: string },
): string | undefined {
  const { flow } = editor.store.getState();
  if (!mayAdd(flow, kind)) return undefined;
  const id = freeId(flow.nodes, kind);
  const view = { selection: { nodes: [id], edges: [] }, addMenu: null, panel: 'step' } as const;
  return editor.store.actions.run(addNode, { id, kind, ...place }, { view }) ? id : undefined;
}

/** Of actions that are called by their own name. */
type ViewActionName = {
  [Name in keyof EditorWords['actions']]: EditorWords['actions'][Name] extends string ? Name : never;
}[keyof EditorWords['actions']];

function viewAction(name: ViewActionName, shortcut: string | null, run: (editor: Editor) => void): Action {
  return { name, label: ({ actions }) => actions[name], shortcut, group: 'view', allowed: always, run };
}

/** From the canvas into the form of what is chosen there, and back. */
function goToForm({ store, graph }: Editor): void {
  const form = () => document.querySelector<HTMLElement>('aside [role="tabpanel"]');
  if (form()?.contains(document.activeElement) === true) {
    graph.current?.focus();
    return;
  }
  store.actions.look({ panel: 'step', panelOpen: true, editing: null });
  // The form is there after the next drawing.
  requestAnimationFrame(() => form()?.querySelector<HTMLElement>('input, textarea, select, button')?.focus());
}

const viewActions: readonly Action[] = [
  viewAction('commands', 'Mod+K', ({ store }) => store.actions.look({ overlay: 'commands' })),
  viewAction('add', 'A', ({ store }) => store.actions.look({ drawer: 'add' })),
  viewAction('find', 'Mod+F', ({ store }) => store.actions.look({ drawer: 'find' })),
  viewAction('variables', null, ({ store }) => store.actions.look({ drawer: 'variables' })),
  viewAction('intents', null, ({ store }) => store.actions.look({ drawer: 'intents' })),
  viewAction('knowledge', null, ({ store }) => store.actions.look({ drawer: 'knowledge' })),
  viewAction('translations', null, ({ store }) => store.actions.look({ drawer: 'translations' })),
  viewAction('rules', 'R', ({ store }) => store.actions.look({ drawer: 'rules' })),
  viewAction('addRule', null, (editor) => startRule(editor, 'withinTurns')),
  viewAction('scenarios', 'S', ({ store }) => store.actions.look({ drawer: 'scenarios' })),
  viewAction('writeScenario', null, (editor) => writeScenario(editor)),
  {
    ...viewAction('runScenarios', null, (editor) => {
      editor.store.actions.look({ drawer: 'scenarios' });
      editor.scenarios.run();
    }),
    allowed: ({ flow, runs }) => Object.keys(flow.scenarios).length > 0 && runs.work.status !== 'running',
  },
  {
    ...viewAction('findCalls', null, (editor) => {
      editor.store.actions.look({ drawer: 'scenarios' });
      editor.scenarios.generate();
    }),
    allowed: ({ runs }) => runs.work.status !== 'running',
  },
  viewAction('coverage', null, ({ store }) => store.actions.look({ coverage: !store.getState().view.coverage })),
  viewAction('comments', null, ({ store }) => store.actions.look({ drawer: 'comments' })),
  viewAction('checkpoint', null, ({ store }) => store.actions.look({ overlay: 'checkpoint' })),
  viewAction('versions', 'V', ({ store }) => store.actions.look({ drawer: 'versions' })),
  viewAction('settings', null, ({ store }) => store.actions.look({ drawer: 'settings' })),
  viewAction('call', 'T', ({ store }) => store.actions.look({ panel: 'call', panelOpen: true })),
  viewAction('form', 'Mod+Enter', goToForm),
  viewAction('json', null, ({ store }) => store.actions.look({ panel: 'json', panelOpen: true })),
  viewAction('problems', 'P', ({ store }) => store.actions.look({ problemsOpen: !store.getState().view.problemsOpen })),
  viewAction('fit', 'Shift+1', (editor) => editor.graph.current?.fit()),
  viewAction('zoomIn', 'Mod+=', (editor) => editor.graph.current?.zoomBy('in')),
  viewAction('zoomOut', 'Mod+-', (editor) => editor.graph.current?.zoomBy('out')),
  viewAction('help', '?', ({ store }) => store.actions.look({ overlay: 'help' })),
];

function wayAction(
  name: keyof EditorWords['actions']['way'],
  shortcut: string | null,
  change: (way: Playback) => Playback | null,
): Action {
  return {
    name: `way-${name}`,
    label: ({ actions }) => actions.way[name],
    shortcut,
    group: 'view',
    allowed: ({ view }) => view.playback !== null,
    run: (editor) => changePlayback(editor, change),
  };
}

/** Before everything else, so that Escape ends the way that is shown and leaves the selection alone. */
const wayActions: readonly Action[] = [
  wayAction('stop', 'Escape', () => null),
  wayAction('back', ',', (way) => ({ ...showUpTo(way, way.at - 1), running: false })),
  wayAction('forth', '.', (way) => ({ ...showUpTo(way, way.at + 1), running: false })),
  wayAction('toggle', null, toggleRunning),
];

const fileActions: readonly Action[] = [
  { ...viewAction('save', 'Mod+S', (editor) => void editor.autosave.now()), group: 'file' },
  { ...viewAction('publish', 'Mod+Shift+P', ({ store }) => store.actions.look({ overlay: 'publish' })), group: 'file' },
  {
    ...viewAction('importReport', null, ({ store }) => store.actions.look({ drawer: 'import' })),
    allowed: ({ view }) => view.report !== null,
    group: 'file',
  },
  { ...viewAction('import', null, ({ store }) => store.actions.look({ overlay: 'import' })), group: 'file' },
];

const all: readonly Action[] = [
  ...editActions,
  ...wayActions,
  // Before those of steps: while a wire is chosen, the arrows are its own.
  ...wireActions,
  ...graphActions,
  ...viewActions,
  ...fileActions,
];

/** What whoever may only look has no use for; what only looks, moves or chooses is there for everybody. */
const FOR_WRITERS: ReadonlySet<string> = new Set([
  ...editActions.map(({ name }) => name).filter((name) => name !== 'copy' && name !== 'select-all'),
  ...wireActions.map(({ name }) => name).filter((name) => name !== 'wire-first'),
  ...graphActions
    .map(({ name }) => name)
    .filter((name) => !/^walk-/.test(name) && !['clear', 'step-menu', 'add-comment'].includes(name)),
  ...['add', 'addRule', 'writeScenario', 'checkpoint', 'call', 'save', 'import'],
]);

/** Everything that keys, menus and the command palette offer. */
export const actions: readonly Action[] = all.map((action) =>
  FOR_WRITERS.has(action.name) ? { ...action, allowed: (state) => !state.readOnly && action.allowed(state) } : action,
);

export function actionNamed(name: string): Action {
  const action = actions.find((candidate) => candidate.name === name);
  if (action === undefined) throw new Error(`There is no action “${name}”: add it to the list of actions.`);
  return action;
}
