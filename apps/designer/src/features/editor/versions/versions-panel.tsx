import { useEffect, useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import panels from '../panels/panels.module.css';
import { editorStrings } from '../strings.ts';
import { versionStrings as text } from './strings.ts';
import { type PublishedVersion, useVersionSource } from './version-source.ts';

type Listed =
  | { readonly status: 'loading' | 'failed' }
  | { readonly status: 'known'; readonly versions: readonly PublishedVersion[] };

/** What was published, to look at, to compare with the draft, and to go back to. */
export function VersionsPanel() {
  const { store, announce } = useEditor();
  const source = useVersionSource();
  const shown = useEditorState((state) => state.view.version);
  const [listed, setListed] = useState<Listed>({ status: 'loading' });
  // The server: the list is fetched whenever the panel is opened.
  useEffect(() => {
    let isLeft = false;
    void source
      .list()
      .then((versions): Listed => ({ status: 'known', versions }))
      .catch((): Listed => ({ status: 'failed' }))
      .then((next) => isLeft || setListed(next));
    return () => {
      isLeft = true;
    };
  }, [source]);
  const show = async (number: number) => {
    const flow = await source.load(number).catch(() => undefined);
    if (flow === undefined) announce(text.notLoaded);
    else store.actions.look({ version: { number, flow, as: 'changes' } });
  };
  if (listed.status !== 'known') {
    return (
      <p className={panels.hint} role="status">
        {text[listed.status]}
      </p>
    );
  }
  return (
    <div className={panels.stack}>
      <p className={panels.hint}>{listed.versions.length === 0 ? text.none : text.hint}</p>
      <div>
        <Button size="small" onClick={() => store.actions.look({ overlay: 'publish' })}>
          {editorStrings.publish.title}…
        </Button>
      </div>
      <ul className={panels.rows}>
        {listed.versions.map(({ number, note, publishedAt, live }) => (
          <li key={number}>
            <button
              type="button"
              className={panels.row}
              aria-pressed={shown?.number === number}
              onClick={() => void show(number)}
            >
              <b>
                {text.version(number)} {live ? <Badge tone="good">{text.live}</Badge> : null}
              </b>
              {note === '' ? null : <span className={panels.excerpt}>{note}</span>}
              <small>
                <Moment at={publishedAt} />
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
