import { createContext, type RefObject, useContext } from 'react';
import { useStore } from 'zustand';
import type { WordsFor } from '../../language/strings.ts';
import type { FlowGraphHandle } from '../flow-graph/index.ts';
import type { KeptReport } from '../flow-import/index.ts';
import type { Autosave } from './autosave.ts';
import type { EditorState, EditorStore } from './editor-store.ts';
import type { Hearing } from './hearing/hearing.ts';
import type { LiveDraft } from './live/live-draft.ts';
import type { People } from './live/people.ts';
import type { RequestTrial, RequestTrialResult } from './node-kinds/request/request-trial.ts';
import type { ScenarioControl } from './scenarios/scenario-control.ts';

/** The editor on the screen: its store and what reaches outside of it. */
export interface Editor {
  readonly store: EditorStore;
  /** The draft as others have it too. */
  readonly draft: LiveDraft;
  readonly people: People;
  readonly autosave: Autosave;
  readonly scenarios: ScenarioControl;
  /** What the agent says, in its voice. */
  readonly hearing: Hearing;
  readonly graph: RefObject<FlowGraphHandle | null>;
  /** Keeps the report of an import, so that it can be read later. */
  keepReport(report: KeptReport | null): void;
  /** Sends the request of a step. Rejects with a sentence for people. */
  tryRequest(trial: RequestTrial): Promise<RequestTrialResult>;
  /** The words of a room in the language of whoever edits. */
  readonly wordsFor: WordsFor;
  /** Says what just happened. */
  announce(message: string): void;
}

export const EditorContext = createContext<Editor | null>(null);

/** @throws Error outside an EditorPage */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('This part belongs inside an EditorPage.');
  return editor;
}

/** A part of the editor's state. Choose what is one object in the store, or a plain value: it is compared by identity. */
export function useEditorState<Part>(choose: (state: EditorState) => Part): Part {
  return useStore(useEditor().store, choose);
}
