import type { Problem, ProblemCode } from '@aybiza/flow';
import { flowStrings, problemText } from '../../flow-words/index.ts';
import type { Editor } from '../editor-context.tsx';
import type { EditorView } from '../editor-view.ts';
import { type Playback, type PlaybackOptions, playMoves, playNodes, type TakenWay } from './playback.ts';

const ROUNDS: ReadonlySet<ProblemCode> = new Set(['LOOP_WITHOUT_WAITING', 'SILENT_LOOP']);

/** Shows the way that a problem is about. False when there is none to show. */
export function playProblem(editor: Editor, problem: Problem): boolean {
  const { code, path } = problem;
  if (path === undefined) return false;
  const { flow } = editor.store.getState();
  return start(
    editor,
    playNodes(flow, path, { ...options(problemText(problem, editor.wordsFor(flowStrings))), round: ROUNDS.has(code) }),
  );
}

/** Shows the way of a call that did not happen. */
export function playCall(editor: Editor, moves: readonly TakenWay[], title: string): boolean {
  const { flow } = editor.store.getState();
  return start(editor, playMoves(flow, moves, options(title)));
}

function options(title: string): PlaybackOptions {
  return { title, still: window.matchMedia('(prefers-reduced-motion: reduce)').matches };
}

function start({ store }: Editor, playback: Playback | undefined): boolean {
  if (playback === undefined) return false;
  store.actions.look({ playback, editing: null, addMenu: null, ...uncovered() });
  return true;
}

/** Where panels lie over the canvas, they make way for what is shown on it. */
function uncovered(): Partial<EditorView> {
  if (!window.matchMedia('(width < 960px)').matches) return {};
  const isNarrow = window.matchMedia('(width < 640px)').matches;
  return { drawer: null, panelOpen: false, ...(isNarrow ? { problemsOpen: false } : {}) };
}

/** Changes the way being shown, when there is one. */
export function changePlayback({ store }: Editor, change: (playback: Playback) => Playback | null): void {
  const { playback } = store.getState().view;
  if (playback !== null) store.actions.look({ playback: change(playback) });
}
