import type { Invitation } from '@aybiza/browser-call';
import type { RequestAnswerers } from '@aybiza/call-log';
import { foldPath } from '@aybiza/call-log';
import type { Flow } from '@aybiza/flow';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Toast, ToastStack } from '../../components/toast.tsx';
import { useLatest } from '../../components/use-latest.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { type PathLayer, toPathLayer } from '../flow-graph/index.ts';
import type { KeptReport } from '../flow-import/index.ts';
import type { Planning } from '../releases/index.ts';
import {
  AnswerersChoice,
  answerersOf,
  CallerChoice,
  type GoBack,
  type PossibleCaller,
  type Practice,
  type TestCallControl,
  TestCallPanel,
  useTestCall,
} from '../test-call/index.ts';
import { type ApprovalSource, ApprovalSourceContext } from './approval/approval-source.ts';
import { Canvas } from './canvas/canvas.tsx';
import { StepMenu } from './canvas/step-menu.tsx';
import { type CommentSource, CommentSourceContext } from './comments/comment-source.ts';
import { CommandPalette } from './dialogs/command-palette.tsx';
import { HelpDialog } from './dialogs/help-dialog.tsx';
import { ImportDialog } from './dialogs/import-dialog.tsx';
import { PublishDialog, type Publishing, type PublishResult } from './dialogs/publish-dialog.tsx';
import type { EarlierCall } from './earlier-call.ts';
import { type Editor, EditorContext, useEditor, useEditorState } from './editor-context.tsx';
import styles from './editor-page.module.css';
import { EditorHeader } from './header/editor-header.tsx';
import { StatusBar } from './header/status-bar.tsx';
import type { HearingOptions } from './hearing/hearing.ts';
import { StepPanel } from './inspector/step-panel.tsx';
import type { LiveDraft, Self } from './live/live-draft.ts';
import type { RequestTrial, RequestTrialResult } from './node-kinds/request/request-trial.ts';
import { AddMenu } from './palette/add-menu.tsx';
import { Drawer, Rail } from './panels/drawer.tsx';
import { JsonPanel } from './panels/json-panel.tsx';
import { type WorkspaceNotice, WorkspaceNoticeContext } from './panels/recording-notice-field.tsx';
import { PathPlayer } from './playback/path-player.tsx';
import { ProblemList } from './problems/problem-list.tsx';
import type { NamedSource } from './problems/resolve-named.ts';
import { editorStrings } from './strings.ts';
import { FlowLibraryContext, type FlowSource } from './subflows/flow-library.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useOpenEditor } from './use-open-editor.ts';
import { CheckpointDialog } from './versions/checkpoint-dialog.tsx';
import { ReleasesContext } from './versions/releases-context.ts';
import { VersionBar } from './versions/version-bar.tsx';
import { VersionChoice } from './versions/version-choice.tsx';
import { type Called, type VersionSource, VersionSourceContext } from './versions/version-source.ts';
import { WritingBar } from './writing/writing-bar.tsx';
import type { WritingSource } from './writing/writing-source.ts';

/** What a test call is to be. */
export interface TestCallWish {
  /** The draft as it is on the screen. */
  readonly flow: Flow;
  /** What is called in its stead. */
  readonly called: Called;
  readonly requests: RequestAnswerers;
  /** The contact that it is as if they called; null for somebody new. */
  readonly caller: string | null;
  readonly goBack: GoBack | undefined;
}

/** Everything the editor needs from the world; nothing in it fetches. */
export interface EditorPageProps {
  agentName: string;
  draft: LiveDraft;
  /** As others see this person. */
  self: Self;
  /** The version that answers calls; null before the first publishing. */
  liveVersion: number | null;
  onPublish: (publishing: Publishing) => Promise<PublishResult>;
  /** What this flow was before: the same object until that is something else. */
  versions: VersionSource;
  /** Which versions answer where, above the list of them. */
  releases: ReactNode;
  planning: Planning;
  comments: CommentSource;
  /** Whose word publishing takes. */
  approval: ApprovalSource;
  /** What callers of all agents are told before a recording; undefined until it is known. */
  workspaceNotice?: WorkspaceNotice;
  /** The sound of a text in the agent's voice. Rejects with a sentence for people. */
  hearPrompt: HearingOptions['fetchSound'];
  createTestCall: (wish: TestCallWish) => Promise<Invitation>;
  /** Contacts of the workspace that may call in a test call. */
  listCallers: () => Promise<readonly PossibleCaller[]>;
  /** Sends the request of a step. Rejects with a sentence for people. */
  tryRequest: (trial: RequestTrial) => Promise<RequestTrialResult>;
  /** The workspace's published flows, which subflow steps run. */
  publishedFlows: FlowSource;
  /** What steps name beside those: documents, and agents that call somebody. */
  named: NamedSource;
  /** Of the import that this flow came by, if there was one. */
  importReport: KeptReport | null;
  onImportReport: (report: KeptReport | null) => void;
  /** Of the call from which somebody came here. */
  earlierCall: EarlierCall | null;
  /** Whether a model writes the draft. */
  writing: WritingSource;
  practice: Practice;
  /** Where other pages are. */
  links: { agents: string; settings: string; backTests: string; call: (callId: string) => string };
}

/** Puts the parts of the editor on the screen. */
export function EditorPage(props: EditorPageProps) {
  const [message, setMessage] = useState<string | null>(null);
  const { editor, library } = useOpenEditor({ ...props, announce: setMessage });
  const call = useTestCall((goBack) => {
    const { flow, view } = editor.store.getState();
    const requests = answerersOf(flow, view.answerers);
    return props.createTestCall({ flow, called: view.called, requests, caller: view.caller, goBack });
  });
  useKeyboard(editor);
  return (
    <EditorContext value={editor}>
      <FlowLibraryContext value={library}>
        <VersionSourceContext value={props.versions}>
          <CommentSourceContext value={props.comments}>
            <ApprovalSourceContext value={props.approval}>
              <WorkspaceNoticeContext value={props.workspaceNotice}>
                <ReleasesContext value={props.releases}>
                  <Layout {...props} editor={editor} call={call} announce={setMessage} />
                </ReleasesContext>
              </WorkspaceNoticeContext>
            </ApprovalSourceContext>
          </CommentSourceContext>
        </VersionSourceContext>
      </FlowLibraryContext>
      <ToastStack>
        {message === null ? null : <PassingToast message={message} onClose={() => setMessage(null)} />}
      </ToastStack>
    </EditorContext>
  );
}

/** Longer than it takes to read a sentence. */
const TOAST_MS = 5_000;

function PassingToast({ message, onClose }: { message: string; onClose: () => void }) {
  const strings = useStrings(editorStrings);
  const latest = useLatest(onClose);
  // Time: the message goes by itself; another one starts anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the message starts the time
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), TOAST_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <Toast closeLabel={strings.close} onClose={onClose}>
      {message}
    </Toast>
  );
}

interface LayoutProps extends EditorPageProps {
  editor: Editor;
  call: TestCallControl;
  announce: (message: string) => void;
}

function Layout({ editor, call, announce, ...props }: LayoutProps) {
  const { links } = props;
  const path = useCallPath(call);
  const problemsOpen = useEditorState((state) => state.view.problemsOpen);
  const errors = useEditorState((state) => state.problems.some(({ severity }) => severity === 'error'));
  const startCall = () => {
    editor.hearing.stop();
    editor.store.actions.look({ panel: 'call', panelOpen: true, playback: null });
    const { status } = call.state;
    const isCallable = !errors || editor.store.getState().view.called !== null;
    if (isCallable && status !== 'live' && status !== 'connecting') call.start({ voice: true });
  };
  return (
    <div className={styles.page}>
      <EditorHeader
        agentName={props.agentName}
        agentsHref={links.agents}
        liveVersion={props.liveVersion}
        onCall={startCall}
      />
      <Rail />
      <main className={styles.main}>
        <div className={styles.stage}>
          <Drawer />
          <div className={styles.canvas}>
            <WritingBar {...props.writing} />
            <VersionBar />
            <Canvas path={path} onChosen={() => showStep(editor, call)} />
            <PathPlayer />
          </div>
        </div>
        {problemsOpen ? <ProblemList /> : null}
      </main>
      <SidePanel {...props} call={call} current={path?.current ?? null} blocked={errors} />
      <StatusBar practice={props.practice} settingsHref={links.settings} />
      <AddMenu />
      <StepMenu />
      <Overlays {...props} announce={announce} />
    </div>
  );
}

/** Choosing a step opens its form, unless somebody is on the line. */
function showStep({ store }: Editor, { state }: TestCallControl): void {
  if (state.status === 'live' || state.status === 'connecting') return;
  if (store.getState().view.panel === 'call') store.actions.look({ panel: 'step' });
}

/** The way of the call, as long as there is one to see. */
function useCallPath({ state }: TestCallControl): PathLayer | undefined {
  const flow = useEditorState((editor) => editor.flow);
  const { events, status } = state;
  const steps = useMemo(() => foldPath(events), [events]);
  // Most events move nobody: the same number of steps is the same way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the length stands for the steps
  return useMemo(
    () => (status === 'idle' || steps.length === 0 ? undefined : toPathLayer(flow, steps, { live: status === 'live' })),
    [flow, steps.length, status],
  );
}

interface SidePanelProps extends EditorPageProps {
  call: TestCallControl;
  current: string | null;
  blocked: boolean;
}

function SidePanel({ call, current, blocked, practice, links, earlierCall, listCallers }: SidePanelProps) {
  const strings = useStrings(editorStrings);
  const text = useStrings(editorStrings).inspector;
  const { store, scenarios } = useEditor();
  const { actions } = store;
  const flow = useEditorState((state) => state.flow);
  const panel = useEditorState((state) => state.view.panel);
  const readOnly = useEditorState((state) => state.readOnly);
  const follow = useEditorState((state) => state.view.followCall);
  const open = useEditorState((state) => state.view.panelOpen);
  const called = useEditorState((state) => state.view.called);
  const shown = useEditorState((state) => state.view.version);
  return (
    <aside className={styles.side} data-open={open}>
      <span className={styles.closeSheet}>
        <IconButton icon="close" side="left" label={strings.close} onClick={() => actions.look({ panelOpen: false })} />
      </span>
      <Tabs
        label={text.tabs}
        chosen={panel}
        onChoose={(chosen) => actions.look({ panel: chosen })}
        tabs={[
          { id: 'step', label: text.step },
          ...(readOnly ? [] : [{ id: 'call' as const, label: text.call }]),
          { id: 'json', label: text.json },
        ]}
      >
        {panel === 'step' ? <StepPanel /> : null}
        {panel === 'json' ? <JsonPanel /> : null}
        {panel === 'call' ? (
          <TestCallPanel
            call={call}
            choice={
              <CallChoices
                disabled={call.state.status === 'live' || call.state.status === 'connecting'}
                listCallers={listCallers}
              />
            }
            flow={shown?.kept.kind === 'version' && shown.kept.number === called ? shown.flow : flow}
            current={current}
            practice={practice}
            blocked={blocked && called === null}
            follow={{ on: follow, set: (followCall) => actions.look({ followCall }) }}
            onShowProblems={() => actions.look({ problemsOpen: true })}
            callHref={links.call}
            fork={earlierCall?.wish === 'fork' ? earlierCall : null}
            onKeep={() => scenarios.keepCall(call.state.events)}
          />
        ) : null}
      </Tabs>
    </aside>
  );
}

/** What a test call is to be, above it. */
function CallChoices({ disabled, listCallers }: { disabled: boolean } & Pick<EditorPageProps, 'listCallers'>) {
  const { actions } = useEditor().store;
  const flow = useEditorState((state) => state.flow);
  const called = useEditorState((state) => state.view.called);
  const answerers = useEditorState((state) => state.view.answerers);
  const caller = useEditorState((state) => state.view.caller);
  return (
    <>
      <VersionChoice value={called} onChoose={(chosen) => actions.look({ called: chosen })} disabled={disabled} />
      <AnswerersChoice
        flow={flow}
        value={answerersOf(flow, answerers)}
        onChoose={(requests) => actions.look({ answerers: requests })}
        disabled={disabled}
      />
      <CallerChoice
        flow={flow}
        value={caller}
        onChoose={(contactId) => actions.look({ caller: contactId })}
        list={listCallers}
        disabled={disabled}
      />
    </>
  );
}

interface OverlaysProps extends EditorPageProps {
  announce: (message: string) => void;
}

function Overlays({ planning, links, onPublish, announce }: OverlaysProps) {
  const strings = useStrings(editorStrings);
  const overlay = useEditorState((state) => state.view.overlay);
  switch (overlay) {
    case null:
      return null;
    case 'commands':
      return <CommandPalette />;
    case 'help':
      return <HelpDialog />;
    case 'import':
      return <ImportDialog />;
    case 'checkpoint':
      return <CheckpointDialog />;
    case 'publish':
      return (
        <PublishDialog
          backTestsHref={links.backTests}
          planning={planning}
          onPublish={onPublish}
          onPublished={({ version, isLive }) => announce(strings.publish.done(version, isLive))}
        />
      );
  }
}
