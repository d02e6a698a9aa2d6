import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import styles from './change-list.module.css';
import { ChangeList } from './change-list.tsx';
import { changeStrings, versionStrings } from './strings.ts';
import { useLiveChanges } from './use-live-changes.ts';
import { useVersionSource } from './version-source.ts';

/** What callers will notice once the draft is published; the same is to be seen on the canvas. */
export function LiveChangeList() {
  const strings = useStrings(versionStrings);
  const text = useStrings(changeStrings);
  const { store, announce } = useEditor();
  const source = useVersionSource();
  const live = useLiveChanges(useEditorState((state) => state.flow));
  const { liveVersion } = source;
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
        {live.status === 'known' && liveVersion !== null ? (
          <button type="button" onClick={() => void show(liveVersion)}>
            {text.onCanvas}
          </button>
        ) : null}
      </div>
      {live.status === 'known' ? (
        <ChangeList changes={live.changes} />
      ) : (
        <p className={styles.hint}>{text[live.status]}</p>
      )}
    </>
  );
}
