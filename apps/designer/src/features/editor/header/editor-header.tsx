import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { Menu } from '../../../components/menu.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import type { Action } from '../action.ts';
import { toMenuItems } from '../action-items.ts';
import { actionNamed, actions } from '../actions.ts';
import { approvalStrings } from '../approval/strings.ts';
import { useApprovalOfDraft } from '../approval/use-approval-of-draft.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { PeopleHere } from '../live/people-here.tsx';
import { countProblems } from '../problems/problem-index.ts';
import { isMac, showShortcut } from '../shortcut.ts';
import { editorStrings } from '../strings.ts';
import styles from './header.module.css';
import { SaveStatus } from './save-status.tsx';

export interface EditorHeaderProps {
  agentName: string;
  /** Where the list of agents is. */
  agentsHref: string;
  liveVersion: number | null;
  onCall: () => void;
}

/** Which agent this is, where its draft stands, and the two things to do with it: call it and publish it. */
export function EditorHeader({ agentName, agentsHref, liveVersion, onCall }: EditorHeaderProps) {
  const text = useStrings(editorStrings).header;
  const strings = useStrings(approvalStrings);
  const { store } = useEditor();
  const approval = useApprovalOfDraft();
  const problems = useEditorState((state) => state.problems);
  const readOnly = useEditorState((state) => state.readOnly);
  const panelOpen = useEditorState((state) => state.view.panelOpen);
  const { errors, warnings } = countProblems(problems);
  return (
    <header className={styles.header}>
      <nav className={styles.crumb}>
        <a href={agentsHref}>{text.agents}</a>
        <span aria-hidden="true">/</span>
        <h1>{agentName}</h1>
      </nav>
      <div className={styles.states}>
        <SaveStatus />
        <Badge tone={liveVersion === null ? 'neutral' : 'good'}>
          {liveVersion === null ? text.notLive : text.live(liveVersion)}
        </Badge>
        {approval?.request?.status === 'open' ? <Badge tone="accent">{strings.waits}</Badge> : null}
      </div>
      <div className={styles.space} />
      <PeopleHere />
      <div className={styles.history}>
        <ActionButton action={actionNamed('undo')} icon="undo" />
        <ActionButton action={actionNamed('redo')} icon="redo" />
      </div>
      <MoreMenu />
      {readOnly ? null : (
        <Button onClick={onCall}>
          <Icon name="phone" size={14} />
          {text.callIt}
        </Button>
      )}
      <span className={styles.publish}>
        <Button look="primary" wide onClick={() => store.actions.look({ overlay: 'publish' })}>
          {text.publishWith(errors, warnings)}
        </Button>
      </span>
      <span className={styles.sheetButton}>
        <IconButton
          icon="panel"
          label={text.panel}
          side="left"
          aria-pressed={panelOpen}
          onClick={() => store.actions.look({ panelOpen: !panelOpen })}
        />
      </span>
    </header>
  );
}

function ActionButton({ action, icon }: { action: Action; icon: 'undo' | 'redo' }) {
  const editor = useEditor();
  const words = useStrings(editorStrings);
  const allowed = useEditorState(action.allowed);
  const keys = action.shortcut === null ? {} : { keys: showShortcut(action.shortcut, { mac: isMac() }) };
  return (
    <IconButton
      icon={icon}
      label={action.label(words)}
      {...keys}
      disabled={!allowed}
      onClick={() => action.run(editor)}
    />
  );
}

const HIDDEN: ReadonlySet<string> = new Set([
  'walk-left',
  'walk-right',
  'walk-up',
  'walk-down',
  'undo',
  'redo',
  'clear',
  'step-menu',
]);
const OFFERED = actions.filter(({ name }) => !HIDDEN.has(name));

/** Everything else, as a menu: whoever does not know the keys finds it here. */
function MoreMenu() {
  const text = useStrings(editorStrings).header;
  const editor = useEditor();
  return (
    <Menu
      items={() => toMenuItems(editor, OFFERED)}
      trigger={(trigger) => <IconButton icon="more" label={text.more} {...trigger} />}
    />
  );
}
