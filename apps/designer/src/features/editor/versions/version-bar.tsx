import { diffFlows } from '@aybiza/flow';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { replaceFlow } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import type { ShownVersion } from '../editor-view.ts';
import { ChangeList } from './change-list.tsx';
import { describeChanges } from './describe-changes.ts';
import { inOrder } from './in-order.ts';
import { keepDraft } from './keep-draft.ts';
import { titleOfKept, versionStrings } from './strings.ts';
import styles from './version-bar.module.css';
import { isSameKept, type KeptFlow, keyOfKept, useVersionSource } from './version-source.ts';

/** Says that an old version is on the canvas, what is different in the draft or in another one, and leads back. */
export function VersionBar() {
  const version = useEditorState((state) => state.view.version);
  return version === null ? null : <Bar key={keyOfKept(version.kept)} version={version} />;
}

function Bar({ version }: { version: ShownVersion }) {
  const text = useStrings(versionStrings);
  const { kept, flow, as } = version;
  const editor = useEditor();
  const { actions } = editor.store;
  const source = useVersionSource();
  const draft = useEditorState((state) => state.flow);
  const [busy, setBusy] = useState(false);
  const changes = useMemo(() => {
    const { before, after } = inOrder(version, draft);
    return describeChanges(diffFlows(before, after), { before, after }, editor.wordsFor);
  }, [version, draft, editor]);
  const restore = async () => {
    setBusy(true);
    const isKept = await keepDraft(editor, source, 'beforeRestore');
    actions.run(replaceFlow, { flow });
    actions.look({ version: null });
    editor.announce(text.restored(titleOfKept(kept, text), isKept));
  };
  const other = as === 'changes' ? 'itself' : 'changes';
  return (
    <section className={styles.bar} aria-label={titleOfKept(kept, text)}>
      <header>
        <b>{as === 'changes' ? text.compared(titleOfKept(kept, text)) : text.looking(titleOfKept(kept, text))}</b>
        {as === 'changes' ? <AgainstSelect version={version} /> : null}
        <span className={styles.space} />
        <Button size="small" onClick={() => actions.look({ version: { ...version, as: other } })}>
          {text.show[other]}
        </Button>
        {kept.kind === 'version' ? (
          <Button size="small" onClick={() => actions.look({ called: kept.number, panel: 'call', panelOpen: true })}>
            {text.tryIt}
          </Button>
        ) : null}
        {editor.draft.readOnly ? null : (
          <Button size="small" disabled={busy} onClick={() => void restore()}>
            {busy ? text.keeping : text.restore}
          </Button>
        )}
        <Button size="small" look="primary" onClick={() => actions.look({ version: null })}>
          {text.back}
        </Button>
      </header>
      {as === 'changes' ? <ChangeList changes={changes} /> : null}
    </section>
  );
}

const DRAFT = 'draft';

/** With what it is compared: the draft, or another one that was kept. */
function AgainstSelect({ version }: { version: ShownVersion }) {
  const text = useStrings(versionStrings);
  const { store, announce } = useEditor();
  const source = useVersionSource();
  const [others, setOthers] = useState<readonly KeptFlow[]>([]);
  const { kept, against } = version;
  // The server: what else there is to compare it with. Without an answer there is the draft.
  useEffect(() => {
    let isLeft = false;
    void source
      .list()
      .then((list) => isLeft || setOthers(list.filter((other) => !isSameKept(other, kept))))
      .catch(() => undefined);
    return () => {
      isLeft = true;
    };
  }, [source, kept]);
  const compareWith = async (key: string) => {
    const other = others.find((one) => keyOfKept(one) === key);
    if (other === undefined) return store.actions.look({ version: { ...version, against: null } });
    const flow = await source.load(other).catch(() => undefined);
    if (flow === undefined) announce(text.notLoaded);
    else store.actions.look({ version: { ...version, against: { kept: other, flow } } });
  };
  const options = others.map((other) => ({
    value: keyOfKept(other),
    label: text.dated(titleOfKept(other, text), other.at),
  }));
  return (
    <div className={styles.against}>
      <Select
        label={text.against}
        hideLabel
        value={against === null ? DRAFT : keyOfKept(against.kept)}
        options={[{ value: DRAFT, label: text.yourDraft }, ...options]}
        onValue={(key) => void compareWith(key)}
      />
    </div>
  );
}
