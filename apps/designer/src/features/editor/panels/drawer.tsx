import type { ComponentType } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import type { IconName } from '../../../components/icons/icon-paths.ts';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import type { WordsFor } from '../../../language/strings.ts';
import { useStrings, useWordsFor } from '../../../language/use-strings.tsx';
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

interface DrawerLook {
  readonly icon: IconName;
  readonly Content: ComponentType;
  /** In the row of tools, and above what is opened. */
  words(of: WordsFor): { readonly label: string; readonly title: string };
}

const DRAWERS: Readonly<Record<DrawerName, DrawerLook>> = {
  add: { icon: 'add', Content: Palette, words: (of) => fromEditor(of, 'add', 'palette') },
  find: { icon: 'search', Content: FindPanel, words: (of) => fromEditor(of, 'find', 'find') },
  variables: { icon: 'variable', Content: VariablesPanel, words: (of) => fromEditor(of, 'variables', 'variables') },
  intents: { icon: 'intent', Content: IntentsPanel, words: (of) => fromRoom(of(intentStrings)) },
  knowledge: { icon: 'answer', Content: KnowledgePanel, words: (of) => fromRoom(of(knowledgeStrings)) },
  translations: { icon: 'language', Content: TranslationsPanel, words: (of) => fromRoom(of(translationStrings)) },
  rules: {
    icon: 'rule',
    Content: RulesPanel,
    words: (of) => ({ label: of(editorStrings).rail.rules, title: of(rulesStrings).title }),
  },
  scenarios: { icon: 'scenario', Content: ScenariosPanel, words: (of) => fromRoom(of(scenarioStrings)) },
  afterCall: { icon: 'end', Content: LanePanel, words: (of) => fromRoom(of(laneStrings)) },
  comments: { icon: 'comment', Content: CommentsPanel, words: (of) => fromRoom(of(commentStrings)) },
  versions: { icon: 'clock', Content: VersionsPanel, words: (of) => fromRoom(of(versionStrings)) },
  import: {
    icon: 'upload',
    Content: ImportPanel,
    words: (of) => ({ label: of(importStrings).rail, title: of(importStrings).reportTitle }),
  },
  settings: { icon: 'settings', Content: SettingsPanel, words: (of) => fromEditor(of, 'settings', 'settings') },
};

function fromRoom({ rail, title }: { readonly rail: string; readonly title: string }) {
  return { label: rail, title };
}

function fromEditor(
  of: WordsFor,
  tool: 'add' | 'find' | 'variables' | 'settings',
  room: 'palette' | 'find' | 'variables' | 'settings',
) {
  const words = of(editorStrings);
  return { label: words.rail[tool], title: words[room].title };
}

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
  const text = useStrings(editorStrings).rail;
  const wordsFor = useWordsFor();
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
          {DRAWERS[name].words(wordsFor).label}
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
  const strings = useStrings(commentStrings);
  const { threads } = useComments();
  const calls = threads.filter(({ resolved, mentionsReader }) => resolved === null && mentionsReader).length;
  if (calls === 0) return null;
  return (
    <>
      <span className={styles.count} title={strings.calls(calls)} aria-hidden>
        {calls}
      </span>
      <VisuallyHidden>{strings.calls(calls)}</VisuallyHidden>
    </>
  );
}

/** What the chosen tool opens, between the row of tools and the canvas. */
export function Drawer() {
  const wordsFor = useWordsFor();
  const strings = useStrings(editorStrings);
  const { actions } = useEditor().store;
  const open = useEditorState((state) => state.view.drawer);
  const playback = useEditorState((state) => state.view.playback);
  const readOnly = useEditorState((state) => state.readOnly);
  if (open === null) return null;
  const { words, Content } = DRAWERS[open];
  const { title } = words(wordsFor);
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
          label={strings.close}
          onClick={() => actions.look({ drawer: null })}
        />
      </header>
      <fieldset className={styles.content} disabled={readOnly && FORMS.has(open)}>
        <Content />
      </fieldset>
    </section>
  );
}
