import type { Fix, Problem } from '@aybiza/flow';
import { fixText, flowStrings } from '../../flow-words/index.ts';
import { fixProblem } from '../commands/index.ts';
import type { Editor } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import { editorStrings } from '../strings.ts';
import { isInSettings, variableOf } from './problem-index.ts';
import { wayField } from './way-field.ts';

/** Can the editor show the place itself? */
export function hasPlace({ place }: Problem): boolean {
  return (
    isInSettings(place) ||
    [place.node, place.edge, place.rule, place.step, variableOf(place)].some((part) => part !== undefined)
  );
}

/** Opens what a problem is about: the rule, the step with its field, the settings, the wire, the variable. */
export function goToProblem(editor: Editor, { place }: Problem): void {
  const { look } = editor.store.actions;
  const { rule, node, port, edge, language } = place;
  if (language !== undefined) {
    look({ drawer: 'translations', openLanguage: language });
    if (node !== undefined) goToNode(editor, node, null);
  } else if (rule !== undefined) look({ drawer: 'rules', openRule: rule });
  else if (place.step !== undefined) {
    const { field = null } = place;
    // Without the selection: the form of a step on the canvas would look for the field in itself.
    const selection = { nodes: [], edges: [] };
    look({
      drawer: 'afterCall',
      openAfterCall: place.step,
      goToField: field?.replace(/^data\./, '') ?? null,
      selection,
    });
  } else if (node !== undefined) {
    look({ panel: 'step', panelOpen: true });
    goToNode(editor, node, place.field ?? (port === undefined ? null : wayField(port)));
  } else if (isInSettings(place)) look({ drawer: 'settings' });
  else if (edge !== undefined) look({ selection: { nodes: [], edges: [edge] }, panel: 'step', panelOpen: true });
  else if (variableOf(place) !== undefined) look({ drawer: 'variables' });
}

/** Mends a problem in one step of undo, and says so. */
export function runFix(editor: Editor, fix: Fix): void {
  const { announce, store, wordsFor } = editor;
  const text = wordsFor(editorStrings).problems;
  announce(store.actions.run(fixProblem, fix) ? text.fixed(fixText(fix, wordsFor(flowStrings))) : text.notFixed);
}
