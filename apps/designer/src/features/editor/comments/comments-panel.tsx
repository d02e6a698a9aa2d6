import { useState } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Tabs } from '../../../components/tabs.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings, titleOf } from '../../flow-words/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import panels from '../panels/panels.module.css';
import { CommentField } from './comment-field.tsx';
import { type Thread, useComments } from './comment-source.ts';
import styles from './comments-panel.module.css';
import { commentStrings } from './strings.ts';
import { ThreadItem } from './thread-item.tsx';

/** What people say about the steps of the flow. Callers hear nothing of it. */
export function CommentsPanel() {
  const text = useStrings(commentStrings);
  const { threads, status } = useComments();
  const [which, setWhich] = useState<'open' | 'resolved'>('open');
  const open = threads.filter(({ resolved }) => resolved === null);
  const resolved = threads.filter((thread) => thread.resolved !== null);
  const commentOn = useEditorState((state) => state.view.commentOn);
  const openThread = useEditorState((state) => state.view.openThread);
  const { actions } = useEditor().store;
  // A thread that was opened from the canvas, or has just been resolved or reopened, is shown wherever it is.
  const opened = threads.find(({ id }) => id === openThread);
  const shown = opened === undefined ? which : opened.resolved === null ? 'open' : 'resolved';
  if (status !== 'known') {
    return (
      <p className={panels.hint} role="status">
        {text[status]}
      </p>
    );
  }
  return (
    <div className={panels.stack}>
      {commentOn === null ? null : <NewComment key={commentOn} node={commentOn} />}
      <Tabs
        label={text.which}
        chosen={shown}
        onChoose={(chosen) => {
          setWhich(chosen);
          actions.look({ openThread: null });
        }}
        tabs={[
          { id: 'open', label: text.open(open.length) },
          { id: 'resolved', label: text.resolved(resolved.length) },
        ]}
      >
        {shown === 'open' ? (
          <ThreadList threads={open} isWriting={commentOn !== null} />
        ) : resolved.length === 0 ? (
          <p className={panels.hint}>{text.noneResolved}</p>
        ) : (
          <ThreadList threads={resolved} isWriting={false} />
        )}
      </Tabs>
    </div>
  );
}

function NewComment({ node: id }: { node: string }) {
  const text = useStrings(commentStrings);
  const words = useStrings(flowStrings);
  const { store } = useEditor();
  const source = useComments();
  const node = useEditorState((state) => state.flow.nodes[id]);
  const close = () => store.actions.look({ commentOn: null });
  if (node === undefined) return null;
  const title = text.new(titleOf(node, words));
  return (
    <section aria-label={title} className={styles.new}>
      <h3 className={styles.heading}>{title}</h3>
      <CommentField
        place={`new ${id}`}
        label={text.text}
        placeholder={text.placeholder}
        send={text.send}
        isWanted
        onSend={async (written) => {
          const openThread = await source.start(id, written);
          store.actions.look({ commentOn: null, openThread });
        }}
        onCancel={close}
      />
    </section>
  );
}

function ThreadList({ threads, isWriting }: { threads: readonly Thread[]; isWriting: boolean }) {
  const text = useStrings(commentStrings);
  if (threads.length === 0) {
    return isWriting ? null : (
      <EmptyState icon="comment" title={text.noneOpen}>
        {text.hint}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.threads}>
      {threads.map((thread) => (
        <ThreadItem key={thread.id} thread={thread} />
      ))}
    </ul>
  );
}
