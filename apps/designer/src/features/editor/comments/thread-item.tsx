import { errorMessage } from '@aybiza/foundation/errors';
import { useEffect, useRef } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { RowButton, RowFrame } from '../../../components/row-button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings, titleOf } from '../../flow-words/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import { CommentField } from './comment-field.tsx';
import { CommentItem } from './comment-item.tsx';
import { type Thread, useComments } from './comment-source.ts';
import styles from './comments-panel.module.css';
import { commentStrings } from './strings.ts';

/** What is said about one step: a line until it is opened. */
export function ThreadItem({ thread }: { thread: Thread }) {
  const text = useStrings(commentStrings);
  const words = useStrings(flowStrings);
  const { store } = useEditor();
  const isOpen = useEditorState((state) => state.view.openThread === thread.id);
  const node = useEditorState((state) => state.flow.nodes[thread.nodeId]);
  const step = node === undefined ? text.stepGone : titleOf(node, words);
  const { comments, mentionsReader, isUnread } = thread;
  const [first] = comments;
  const last = comments.at(-1);
  return (
    <RowFrame open={isOpen}>
      <RowButton
        className={styles.row}
        aria-expanded={isOpen}
        onClick={() => store.actions.look({ openThread: isOpen ? null : thread.id, commentOn: null })}
      >
        <span className={styles.step} data-gone={node === undefined}>
          <b>{step}</b>
          {mentionsReader ? <Badge tone="accent">{text.mentioned}</Badge> : null}
          {isUnread && !mentionsReader ? <Badge tone="accent">{text.unread}</Badge> : null}
        </span>
        {isOpen || first === undefined ? null : (
          <>
            <span className={styles.excerpt}>{first.isDeleted ? text.deleted : first.text}</span>
            <small>
              {first.author?.name ?? text.somebody}
              {comments.length > 1 ? ` · ${text.replies(comments.length - 1)}` : ''}
              {last === undefined ? null : (
                <>
                  {' · '}
                  <Moment at={last.createdAt} />
                </>
              )}
            </small>
          </>
        )}
      </RowButton>
      {isOpen ? <OpenThread thread={thread} step={step} isThere={node !== undefined} /> : null}
    </RowFrame>
  );
}

function OpenThread({ thread, step, isThere }: { thread: Thread; step: string; isThere: boolean }) {
  const text = useStrings(commentStrings);
  const editor = useEditor();
  const source = useComments();
  const { id, nodeId, resolved, comments, isUnread } = thread;
  const place = useRef<HTMLElement>(null);
  const fail = (error: unknown) => editor.announce(errorMessage(error));
  useMarkedRead(thread);
  // Scrolling: what was opened from the canvas may be far down the list.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const setResolved = (next: boolean) => {
    source.setResolved(id, next).catch(fail);
    if (next) editor.store.actions.look({ openThread: null });
  };
  return (
    <section ref={place} aria-label={text.thread(step)} className={styles.opened} data-unread={isUnread}>
      <div className={styles.tools}>
        {isThere ? (
          <Button size="small" onClick={() => goToNode(editor, nodeId)}>
            <Icon name="jump" size={12} />
            {text.goTo}
          </Button>
        ) : null}
        <Button size="small" onClick={() => setResolved(resolved === null)}>
          <Icon name={resolved === null ? 'check' : 'undo'} size={12} />
          {resolved === null ? text.resolve : text.reopen}
        </Button>
      </div>
      {resolved === null ? null : (
        <p className={styles.plain}>
          {text.resolvedBy(resolved.by)} · <Moment at={resolved.at} />
        </p>
      )}
      <ol className={styles.comments}>
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} onFail={fail} />
        ))}
      </ol>
      <CommentField
        place={`reply ${id}`}
        label={text.reply}
        placeholder={text.replyPlaceholder}
        send={text.reply}
        onSend={(written) => source.reply(id, written)}
      />
    </section>
  );
}

/** Whoever has a thread open has read it, also what comes meanwhile. */
function useMarkedRead({ id, isUnread, comments }: Thread): void {
  const { markRead } = useComments();
  const until = Math.max(...comments.map(({ createdAt, editedAt }) => Math.max(createdAt, editedAt ?? 0)));
  // The server: it keeps how far this person has read.
  useEffect(() => {
    // When it cannot be noted, it stays new: it is shown once more, nothing is lost.
    if (isUnread) markRead(id, until).catch(() => undefined);
  }, [id, isUnread, until, markRead]);
}
