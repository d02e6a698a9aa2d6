import type { ComponentType } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import type { IconName } from '../../../components/icons/icon-paths.ts';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { importStrings } from '../../flow-import/index.ts';
import { LanePanel } from '../after-call/lane-panel.tsx';
import { laneStrings } from '../after-call/strings.ts';
import { useComments } from '../comments/comment-source.ts';
import { CommentsPanel } from '../comments/comments-panel.tsx';
import { commentStrings } from '../comments/strings.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import type { Drawer as DrawerName } from '../editor-view.ts';
import { FindPanel } from '../find/find-panel.tsx';
import { IntentsPanel } from '../intents/intents-panel.tsx';
import { intentStrings } from '../intents/strings.ts';
import { KnowledgePanel } from '../knowledge/knowledge-panel.tsx';
import { knowledgeStrings } from '../knowledge/strings.ts';
import { Palette } from '../palette/palette.tsx';
import { RulesPanel } from '../rules/rules-panel.tsx';
import { rulesStrings } from '../rules/strings.ts';
import { ScenariosPanel } from '../scenarios/scenarios-panel.tsx';
import { scenarioStrings } from '../scenarios/strings.ts';
import { editorStrings } from '../strings.ts';
import { translationStrings } from '../translations/strings.ts';
import { TranslationsPanel } from '../translations/translations-panel.tsx';
import { versionStrings } from '../versions/strings.ts';
import { VersionsPanel } from '../versions/versions-panel.tsx';
import styles from './drawer.module.css';
import { ImportPanel } from './import-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { VariablesPanel } from './variables-panel.tsx';

const text = editorStrings.rail;

const DRAWERS: {
  readonly [Name in DrawerName]: { icon: IconName; label: string; title: string; Content: ComponentType };
} = {
  add: { icon: 'add', label: text.add, title: editorStrings.palette.title, Content: Palette },
  find: { icon: 'search', label: text.find, title: editorStrings.find.title, Content: FindPanel },
  variables: { icon: 'variable', label: text.variables, title: editorStrings.variables.title, Content: VariablesPanel },
  intents: { icon: 'intent', label: intentStrings.rail, title: intentStrings.title, Content: IntentsPanel },
  knowledge: { icon: 'answer', label: knowledgeStrings.rail, title: knowledgeStrings.title, Content: KnowledgePanel },
  translations: {
    icon: 'language',
    label: translationStrings.rail,
    title: translationStrings.title,
    Content: TranslationsPanel,
  },
  rules: { icon: 'rule', label: text.rules, title: rulesStrings.title, Content: RulesPanel },
  scenarios: { icon: 'scenario', label: scenarioStrings.rail, title: scenarioStrings.title, Content: ScenariosPanel },
  afterCall: { icon: 'end', label: laneStrings.rail, title: laneStrings.title, Content: LanePanel },
  comments: { icon: 'comment', label: commentStrings.rail, title: commentStrings.title, Content: CommentsPanel },
  versions: { icon: 'clock', label: versionStrings.rail, title: versionStrings.title, Content: VersionsPanel },
  import: { icon: 'upload', label: importStrings.rail, title: importStrings.reportTitle, Content: ImportPanel },
  settings: { icon: 'settings', label: text.settings, title: editorStrings.settings.title, Content: SettingsPanel },
};

/** What is in these is only shown to whoever may only look. */
const FORMS: ReadonlySet<DrawerName> = new Set<DrawerName>([
  'variables',
  'intents',
  'knowledge',
  'translations',
  'rules',
  'afterCall',
  'settings',
]);

const ORDER = [
  'add',
  'find',
  'variables',
  'intents',
  'knowledge',
  'translations',
  'rules',
  'scenarios',
  'afterCall',
  'comments',
  'versions',
  'import',
  'settings',
] as const;

/** The row of tools on the left. */
export function Rail() {
  const { actions } = useEditor().store;
  const open = useEditorState((state) => state.view.drawer);
  const readOnly = useEditorState((state) => state.readOnly);
  // The report of an import is a tool only while there is one.
  const hasReport = useEditorState((state) => state.view.report !== null);
  return (
    <nav className={styles.rail} aria-label={text.label}>
      {ORDER.filter((name) => (name !== 'import' || hasReport) && (name !== 'add' || !readOnly)).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={open === name}
          // On narrow screens the panel on the right would cover what is opened.
          onClick={() => actions.look(open === name ? { drawer: null } : { drawer: name, panelOpen: false })}
        >
          <Icon name={DRAWERS[name].icon} />
          {DRAWERS[name].label}
          {name === 'comments' ? <MentionCount /> : null}
        </button>
      ))}
      <span className={styles.space} />
      <button type="button" onClick={() => actions.look({ overlay: 'help' })}>
        <Icon name="help" />
        {text.help}
      </button>
    </nav>
  );
}

/** In how many threads somebody has called for this person. */
function MentionCount() {
  const { threads } = useComments();
  const calls = threads.filter(({ resolved, mentionsReader }) => resolved === null && mentionsReader).length;
  if (calls === 0) return null;
  return (
    <>
      <span className={styles.count} title={commentStrings.calls(calls)} aria-hidden>
        {calls}
      </span>
      <VisuallyHidden>{commentStrings.calls(calls)}</VisuallyHidden>
    </>
  );
}

/** What the chosen tool opens, between the row of tools and the canvas. */
export function Drawer() {
  const { actions } = useEditor().store;
  const open = useEditorState((state) => state.view.drawer);
  const playback = useEditorState((state) => state.view.playback);
  const readOnly = useEditorState((state) => state.readOnly);
  if (open === null) return null;
  const { title, Content } = DRAWERS[open];
  return (
    <section
      className={styles.drawer}
      data-wide={open === 'translations'}
      aria-label={title}
      onKeyDown={(event) => {
        // Escape first ends the way that is being shown.
        if (event.key === 'Escape' && playback === null) actions.look({ drawer: null });
      }}
    >
      <header>
        <h2>{title}</h2>
        <IconButton
          icon="close"
          size="small"
          side="left"
          label={editorStrings.close}
          onClick={() => actions.look({ drawer: null })}
        />
      </header>
      <fieldset className={styles.content} disabled={readOnly && FORMS.has(open)}>
        <Content />
      </fieldset>
    </section>
  );
}
