import { useEditor, useEditorState } from '../editor-context.tsx';

/** A text that is being written, kept until it is sent, whatever is closed meanwhile. Undefined: nothing was written here yet. */
export function useUnsent(place: string): [string | undefined, (text: string | undefined) => void] {
  const { store } = useEditor();
  const text = useEditorState((state) => state.view.unsent[place]);
  const write = (written: string | undefined) => {
    const { [place]: _before, ...others } = store.getState().view.unsent;
    store.actions.look({ unsent: written === undefined ? others : { ...others, [place]: written } });
  };
  return [text, write];
}
