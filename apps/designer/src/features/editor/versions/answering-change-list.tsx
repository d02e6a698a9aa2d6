import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import styles from './change-list.module.css';
import { ChangeList } from './change-list.tsx';
import { changeStrings, versionStrings } from './strings.ts';
import { useAnsweringChanges } from './use-answering-changes.ts';
import { useVersionSource } from './version-source.ts';

/** What callers will notice once the draft answers instead of a version; the same is to be seen on the canvas. @param version null where none answers */
export function AnsweringChangeList({ version }: { version: number | null }) {
  const strings = useStrings(versionStrings);
  const text = useStrings(changeStrings);
  const { store, announce } = useEditor();
  const source = useVersionSource();
  const answering = useAnsweringChanges(
    version,
    useEditorState((state) => state.flow),
  );
  const show = async (number: number) => {
    const listed = await source.list().catch(() => []);
    const kept = listed.find((one) => one.kind === 'version' && one.number === number);
    const flow = kept && (await source.load(kept).catch(() => undefined));
    if (kept === undefined || flow === undefined) announce(strings.notLoaded);
    else store.actions.look({ overlay: null, version: { kept, flow, against: null, as: 'changes' } });
  };
  return (
    <>
      <div className={styles.head}>
        <h3>{text.title}</h3>
        {answering.status === 'known' && version !== null ? (
          <button type="button" onClick={() => void show(version)}>
            {text.onCanvas}
          </button>
        ) : null}
      </div>
      {answering.status === 'known' ? (
        <ChangeList changes={answering.changes} />
      ) : (
        <p className={styles.hint}>{text[answering.status]}</p>
      )}
    </>
  );
}
