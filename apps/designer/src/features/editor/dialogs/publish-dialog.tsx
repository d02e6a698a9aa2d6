import { errorMessage } from '@aybiza/foundation/errors';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { TextArea, TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import {
  FOR_ALL_NOW,
  isReleaseComplete,
  momentOf,
  PlannedNote,
  type Planning,
  type ReleaseChoice,
  releaseStrings,
  ShareFields,
  usePlannedTime,
  WhenFields,
  WhereField,
} from '../../releases/index.ts';
import { type Approval, useApproval } from '../approval/approval-source.ts';
import { DeclineForm } from '../approval/decline-form.tsx';
import { type NextStep, nextStep } from '../approval/next-step.ts';
import { RequestBox } from '../approval/request-box.tsx';
import { approvalStrings } from '../approval/strings.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { countProblems } from '../problems/problem-index.ts';
import { editorStrings } from '../strings.ts';
import { AnsweringChangeList } from '../versions/answering-change-list.tsx';
import { saveAll } from '../versions/keep-draft.ts';
import { usePublished } from '../versions/use-published.ts';
import styles from './dialogs.module.css';
import { IssueList } from './issue-list.tsx';

/** What publishing gave: a version that callers reach. */
export interface PublishResult {
  readonly version: number;
  /** From now on; else from a moment on, or somewhere else than live. */
  readonly isLive: boolean;
}

/** What people will find the version by, and who meets it. */
export interface Publishing {
  readonly name: string;
  readonly note: string;
  readonly release: ReleaseChoice;
}

export interface PublishDialogProps {
  /** Where the draft is taken through real calls. */
  backTestsHref: string;
  planning: Planning;
  /** Rejects with what to tell the person. */
  onPublish: (publishing: Publishing) => Promise<PublishResult>;
  onPublished: (result: PublishResult) => void;
}

type Doing = { status: 'asking' } | { status: 'busy' } | { status: 'failed'; sentence: string };

/** The last look before callers hear it: what is wrong, what is worth knowing, what changes, and whose word it takes. */
export function PublishDialog({ backTestsHref, planning, onPublish, onPublished }: PublishDialogProps) {
  const { zone, plans } = planning;
  const text = useStrings(editorStrings).publish;
  const strings = useStrings(approvalStrings);
  const releases = useStrings(releaseStrings);
  const words = useStrings(editorStrings);
  const editor = useEditor();
  const source = useApproval();
  const { approval } = source;
  const problems = useEditorState((state) => state.problems);
  const { name, note, setName, setNote } = useVersionWords(approval);
  const published = usePublished();
  const [chosen, setRelease] = useState(FOR_ALL_NOW);
  const isShared = published.answering.has(chosen.environment);
  // Where nothing answers yet, everybody meets the first version.
  const release = isShared ? chosen : { ...chosen, percent: 100 };
  const [isDeclining, setDeclining] = useState(false);
  const { doing, run } = useDoing();
  useFreshApproval();
  const { errors, warnings } = countProblems(problems);
  const step = errors > 0 ? 'blocked' : approval === null ? 'loading' : nextStep(approval);
  const request = approval?.request ?? null;
  const close = () => editor.store.actions.look({ overlay: null });
  const done = (sentence: string) => {
    close();
    editor.announce(sentence);
  };
  const publish = () =>
    run(text.failed, async () => {
      const result = await onPublish({ name, note, release });
      close();
      onPublished(result);
    });
  const ask = () => run(strings.notDone, () => source.ask({ name, note }).then(() => done(strings.asked)));
  const approve = (isPublished: boolean) =>
    run(text.failed, async () => {
      const decision = await source.approve(request?.id ?? '', {
        publish: isPublished,
        ...(release.when === null ? {} : { at: momentOf(release.when) }),
      });
      if (decision.status === 'outdated') throw new Error(strings.request.outdated);
      if (decision.status === 'approved') return done(strings.approved);
      close();
      onPublished({ version: decision.version, isLive: release.when === null });
    });
  const decline = (reason: string) =>
    run(strings.notDone, () => source.decline(request?.id ?? '', reason).then(() => done(strings.declined)));
  const withdraw = () => run(strings.notDone, () => source.withdraw(request?.id ?? ''));
  return (
    <Dialog
      title={text.title}
      closeLabel={words.close}
      onClose={close}
      actions={
        <Actions
          {...{ step, warnings, isDeclining, publish, ask, approve, close }}
          isComplete={isReleaseComplete(release)}
          isOwn={request?.isOwn === true}
          isBusy={doing.status === 'busy'}
          onDecline={() => setDeclining(!isDeclining)}
          onShow={() => editor.store.actions.look({ overlay: null, problemsOpen: true })}
        />
      }
    >
      {step === 'blocked' ? (
        <p className={styles.blocked}>{text.blocked}</p>
      ) : (
        <>
          {approval === null ? null : <RequestBox approval={approval} onWithdraw={withdraw} />}
          {approval === null || step === 'loading' ? (
            <p className={styles.intro}>{strings.loading}</p>
          ) : (
            <Intro step={step} approval={approval} version={published.next} release={release} />
          )}
          {step === 'publish' || step === 'decide' ? (
            <PlannedNote release={release} plans={plans} timeZone={zone.timeZone} />
          ) : null}
          {isDeclining && step === 'decide' ? (
            <DeclineForm isBusy={doing.status === 'busy'} onDecline={decline} />
          ) : null}
          <AnsweringChangeList version={published.answering.get(release.environment) ?? null} />
          <p className={styles.intro}>
            <Link href={backTestsHref}>{text.backTest}</Link>
          </p>
          {step === 'publish' || step === 'ask' ? (
            <TextField label={text.name} hint={text.nameHint} maxLength={120} value={name} onValue={setName} />
          ) : null}
          {step === 'publish' || step === 'ask' ? (
            <TextArea
              label={step === 'ask' ? strings.note : text.note}
              hint={step === 'ask' ? strings.noteHint : text.noteHint}
              maxLength={1_000}
              value={note}
              onValue={setNote}
            />
          ) : null}
          {step === 'publish' && isShared ? <ShareFields release={release} onRelease={setRelease} /> : null}
          {step === 'decide' ? <WhenFields release={release} onRelease={setRelease} zone={zone} /> : null}
          {step === 'publish' ? (
            <details className={styles.more}>
              <summary>{releases.more}</summary>
              <WhenFields release={release} onRelease={setRelease} zone={zone} />
              <WhereField release={release} onRelease={setRelease} />
            </details>
          ) : null}
        </>
      )}
      <IssueList title={errors > 0 ? null : text.warnings} />
      {doing.status === 'failed' ? (
        <p className={styles.blocked} role="alert">
          {doing.sentence}
        </p>
      ) : null}
    </Dialog>
  );
}

/** What the version is called and what it is for: what whoever asked has written, until something else is. */
function useVersionWords(approval: Approval | null) {
  const asked = approval?.request?.status === 'approved' ? approval.request : null;
  const [name, setName] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  return { name: name ?? asked?.name ?? '', note: note ?? asked?.note ?? '', setName, setNote };
}

/** What the dialog does at the moment. What was written is saved before anything else: that is what is published, asked for or approved. */
function useDoing() {
  const text = useStrings(editorStrings).publish;
  const { autosave } = useEditor();
  const [doing, setDoing] = useState<Doing>({ status: 'asking' });
  const run = (failed: (reason: string) => string, work: () => Promise<void>) => {
    setDoing({ status: 'busy' });
    const saved = async () => {
      // Twice: something may have been written while a save was under way.
      await saveAll(autosave);
      if (!autosave.isClean) throw new Error(text.notSaved);
      await work();
      setDoing({ status: 'asking' });
    };
    // The draft is untouched.
    saved().catch((error: unknown) => setDoing({ status: 'failed', sentence: failed(errorMessage(error)) }));
  };
  return { doing, run };
}

/** Whether what was asked for is still what the draft says is found out when the dialog opens. */
function useFreshApproval(): void {
  const { autosave } = useEditor();
  const { look } = useApproval();
  // The server: it compares.
  useEffect(() => {
    // What could not be saved or fetched is said by what is pressed next.
    void autosave
      .now()
      .then(look)
      .catch(() => undefined);
  }, [autosave, look]);
}

interface IntroProps {
  step: NextStep;
  approval: Approval;
  version: number;
  release: ReleaseChoice;
}

function Intro({ step, approval, version, release }: IntroProps) {
  const strings = useStrings(approvalStrings);
  const text = useStrings(editorStrings).publish;
  const words = strings.intro;
  const isOwn = approval.request?.isOwn === true;
  const { environments } = useStrings(releaseStrings);
  const write = usePlannedTime();
  const { percent, environment, when } = release;
  const at = when === null ? Number.NaN : momentOf(when);
  const what = {
    percent,
    where: environment === 'live' ? null : environments[environment],
    at: when === null || Number.isNaN(at) ? null : write(at, when.zone.timeZone),
  };
  switch (step) {
    case 'publish':
      return <p className={styles.intro}>{text.intro(version, what)}</p>;
    case 'decide':
      return <p className={styles.intro}>{isOwn ? words.alone : text.intro(version, what)}</p>;
    case 'ask':
      return <p className={styles.intro}>{approval.may.publish ? words.ask : words.askOther}</p>;
    case 'look':
      return <p className={styles.intro}>{words.look}</p>;
    case 'wait':
      return null;
  }
}

interface ActionsProps {
  step: NextStep | 'blocked' | 'loading';
  warnings: number;
  isBusy: boolean;
  /** What was chosen for the release can be done. */
  isComplete: boolean;
  /** Whoever asked takes it back instead of declining it. */
  isOwn: boolean;
  isDeclining: boolean;
  publish: () => void;
  ask: () => void;
  approve: (publish: boolean) => void;
  close: () => void;
  onDecline: () => void;
  onShow: () => void;
}

function Actions({ step, warnings, isBusy, isComplete, isOwn, isDeclining, ...does }: ActionsProps) {
  const strings = useStrings(editorStrings);
  const text = strings.publish;
  const approvals = useStrings(approvalStrings);
  const primary = (label: string, run: () => void) => (
    <Button look="primary" disabled={isBusy || !isComplete} onClick={run}>
      {label}
    </Button>
  );
  return (
    <>
      <Button onClick={does.close}>{step === 'wait' || step === 'look' ? strings.close : strings.cancel}</Button>
      {step === 'blocked' ? primary(text.show, does.onShow) : null}
      {step === 'ask' ? primary(isBusy ? approvals.asking : approvals.ask, does.ask) : null}
      {step === 'publish'
        ? primary(isBusy ? text.publishing : warnings > 0 ? text.anyway : text.publish, does.publish)
        : null}
      {step === 'decide' ? (
        <>
          {isOwn ? null : (
            <Button disabled={isBusy} aria-expanded={isDeclining} onClick={does.onDecline}>
              {approvals.decline}
            </Button>
          )}
          <Button disabled={isBusy} onClick={() => does.approve(false)}>
            {approvals.approveOnly}
          </Button>
          {primary(isBusy ? text.publishing : approvals.approve, () => does.approve(true))}
        </>
      ) : null}
    </>
  );
}
