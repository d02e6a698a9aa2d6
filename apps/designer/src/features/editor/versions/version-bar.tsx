import { diffFlows } from '@aybiza/flow';
import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { replaceFlow } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import type { ShownVersion } from '../editor-view.ts';
import { ChangeList } from './change-list.tsx';
import { describeChanges } from './describe-changes.ts';
import { versionStrings as text } from './strings.ts';
import styles from './version-bar.module.css';

/** Says that an old version is on the canvas, what is different in the draft, and leads back. */
export function VersionBar() {
  const version = useEditorState((state) => state.view.version);
  return version === null ? null : <Bar version={version} />;
}

function Bar({ version: { number, flow, as } }: { version: ShownVersion }) {
  const { store, announce } = useEditor();
  const { actions } = store;
  const draft = useEditorState((state) => state.flow);
  const changes = useMemo(() => describeChanges(diffFlows(flow, draft), { before: flow, after: draft }), [flow, draft]);
  const restore = () => {
    actions.run(replaceFlow, { flow });
    actions.look({ version: null });
    announce(text.restored(number));
  };
  const other = as === 'changes' ? 'itself' : 'changes';
  return (
    <section className={styles.bar} aria-label={text.version(number)}>
      <header>
        <b>{as === 'changes' ? text.compared(number) : text.looking(number)}</b>
        <span className={styles.space} />
        <Button size="small" onClick={() => actions.look({ version: { number, flow, as: other } })}>
          {text.show[other]}
        </Button>
        <Button size="small" onClick={() => actions.look({ calledVersion: number, panel: 'call', panelOpen: true })}>
          {text.tryIt}
        </Button>
        <Button size="small" onClick={restore}>
          {text.restore}
        </Button>
        <Button size="small" look="primary" onClick={() => actions.look({ version: null })}>
          {text.back}
        </Button>
      </header>
      {as === 'changes' ? <ChangeList changes={changes} /> : null}
    </section>
  );
}
