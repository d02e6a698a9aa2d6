import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor } from '../editor-context.tsx';
import { saveAll } from './keep-draft.ts';
import { NameDialog } from './name-dialog.tsx';
import { versionStrings } from './strings.ts';
import { useVersionSource } from './version-source.ts';

/** Keeps the draft as it is now, by a name. */
export function CheckpointDialog() {
  const text = useStrings(versionStrings);
  const { store, autosave, announce } = useEditor();
  const source = useVersionSource();
  const keep = async (name: string) => {
    await saveAll(autosave);
    if (!autosave.isClean) throw new Error(text.notSaved);
    await source.keep(name);
    announce(text.kept(name));
  };
  return (
    <NameDialog
      title={text.keepTitle}
      intro={text.keepIntro}
      submitLabel={text.keep}
      onName={keep}
      onClose={() => store.actions.look({ overlay: null })}
    />
  );
}
