import { useContext, useEffect, useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { RowButton } from '../../../components/row-button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useNow } from '../../../formats/use-now.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { releaseStrings } from '../../releases/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import panels from '../panels/panels.module.css';
import { editorStrings } from '../strings.ts';
import { NameDialog } from './name-dialog.tsx';
import { ReleasesContext } from './releases-context.ts';
import { titleOfKept, versionStrings } from './strings.ts';
import { toTimeline } from './timeline.ts';
import { type Checkpoint, isSameKept, type KeptFlow, keyOfKept, useVersionSource } from './version-source.ts';
import styles from './versions-panel.module.css';

type Listed =
  | { readonly status: 'loading' | 'failed' }
  | { readonly status: 'known'; readonly kept: readonly KeptFlow[] };

/** What the flow was before, to look at, to compare with the draft, and to go back to. */
export function VersionsPanel() {
  const text = useStrings(versionStrings);
  const strings = useStrings(editorStrings);
  const { store, draft, announce } = useEditor();
  const source = useVersionSource();
  const shown = useEditorState((state) => state.view.version);
  const [listed, setListed] = useState<Listed>({ status: 'loading' });
  const [renaming, setRenaming] = useState<Checkpoint | null>(null);
  const releases = useContext(ReleasesContext);
  const now = useNow();
  const formats = useFormats();
  // The server: the list is fetched whenever the panel is opened, and when there is something new.
  useEffect(() => {
    let isLeft = false;
    void source
      .list()
      .then((kept): Listed => ({ status: 'known', kept }))
      .catch((): Listed => ({ status: 'failed' }))
      .then((next) => isLeft || setListed(next));
    return () => {
      isLeft = true;
    };
  }, [source]);
  const show = async (kept: KeptFlow) => {
    const flow = await source.load(kept).catch(() => undefined);
    if (flow === undefined) announce(text.notLoaded);
    else store.actions.look({ version: { kept, flow, against: null, as: 'changes' } });
  };
  if (listed.status !== 'known') {
    return (
      <p className={panels.hint} role="status">
        {text[listed.status]}
      </p>
    );
  }
  const isPublished = listed.kept.some(({ kind }) => kind === 'version');
  return (
    <div className={panels.stack}>
      <p className={panels.hint}>
        {isPublished ? '' : `${text.none} `}
        {listed.kept.length === 0 ? text.nothingKept : text.hint}
      </p>
      {draft.readOnly ? null : (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => store.actions.look({ overlay: 'publish' })}>
            {strings.publish.title}…
          </Button>
          <Button size="small" onClick={() => store.actions.look({ overlay: 'checkpoint' })}>
            {text.keepTitle}…
          </Button>
        </div>
      )}
      {isPublished ? releases : null}
      {toTimeline(listed.kept, now, formats.day).map(({ day, kept }) => (
        <section key={day} aria-label={day}>
          <h3 className={panels.heading}>{day}</h3>
          <ul className={panels.rows}>
            {kept.map((one) => (
              <li key={keyOfKept(one)} className={styles.entry}>
                <KeptButton
                  kept={one}
                  isShown={shown !== null && isSameKept(shown.kept, one)}
                  onShow={() => void show(one)}
                />
                {one.kind === 'version' || draft.readOnly ? null : (
                  <span className={styles.rename}>
                    <IconButton
                      icon="pencil"
                      size="small"
                      side="left"
                      label={text.rename}
                      onClick={() => setRenaming(one)}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {renaming === null ? null : (
        <NameDialog
          title={text.renameTitle}
          intro={text.renameIntro}
          submitLabel={text.rename}
          name={renaming.name}
          mayBeEmpty
          onName={(name) => source.rename(renaming.id, name)}
          onClose={() => setRenaming(null)}
        />
      )}
    </div>
  );
}

interface KeptButtonProps {
  kept: KeptFlow;
  isShown: boolean;
  onShow: () => void;
}

/** A version stands out; a checkpoint is there for whoever looks for it. */
function KeptButton({ kept, isShown, onShow }: KeptButtonProps) {
  const text = useStrings(versionStrings);
  const { environments } = useStrings(releaseStrings);
  const isNamed = kept.kind === 'version' || kept.name !== '';
  return (
    <RowButton className={panels.row} data-quiet={kept.kind === 'checkpoint'} aria-pressed={isShown} onClick={onShow}>
      <span className={styles.title}>
        {isNamed ? <b>{titleOfKept(kept, text)}</b> : <span>{titleOfKept(kept, text)}</span>}
        {kept.kind === 'version'
          ? kept.environments.map((environment) => (
              <Badge key={environment} tone={environment === 'live' ? 'good' : 'neutral'}>
                {environments[environment]}
              </Badge>
            ))
          : null}
      </span>
      {kept.kind === 'version' && kept.note !== '' ? <span className={panels.excerpt}>{kept.note}</span> : null}
      <small>
        <Moment at={kept.at} />
        {kept.by === null ? null : ` · ${kept.by}`}
      </small>
    </RowButton>
  );
}
