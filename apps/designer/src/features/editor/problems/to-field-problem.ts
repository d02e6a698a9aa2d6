import type { Problem } from '@aybiza/flow';
import type { FieldAction, FieldProblem } from '../../../components/field-frame.tsx';
import { fixText, flowStrings, problemText } from '../../flow-words/index.ts';
import type { Editor } from '../editor-context.tsx';
import { playProblem } from '../playback/start-playback.ts';
import { editorStrings } from '../strings.ts';
import { runFix } from './go-to-problem.ts';

/** A problem as the field it is about tells it: with its way to be shown, and with what mends it. */
export function toFieldProblem(editor: Editor, problem: Problem): FieldProblem {
  const { severity, fix, path } = problem;
  const text = editor.wordsFor(editorStrings).problems;
  const words = editor.wordsFor(flowStrings);
  const actions: FieldAction[] = [];
  if (path !== undefined) actions.push({ label: text.play, run: () => void playProblem(editor, problem) });
  if (fix !== undefined) actions.push({ label: text.fixWith(fixText(fix, words)), run: () => runFix(editor, fix) });
  return { severity, message: problemText(problem, words), actions };
}
