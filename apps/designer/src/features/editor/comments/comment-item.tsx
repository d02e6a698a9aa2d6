import { useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Menu } from '../../../components/menu.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { colourOf, initialsOf } from '../live/people.ts';
import { editorStrings } from '../strings.ts';
import { CommentField } from './comment-field.tsx';
import { type StepComment, useComments } from './comment-source.ts';
import styles from './comments-panel.module.css';
import { handlesOf, splitMentions } from './mentions.ts';
import { commentStrings } from './strings.ts';

/** What one person said; whoever said it may say it otherwise, or take it back. */
export function CommentItem({ comment, onFail }: { comment: StepComment; onFail: (error: unknown) => void }) {
  const text = useStrings(commentStrings);
  const strings = useStrings(editorStrings);
  const source = useComments();
  const { id, author, createdAt, editedAt, isDeleted } = comment;
  const [doing, setDoing] = useState<'reading' | 'editing' | 'removing'>('reading');
  const isOwn = author?.userId === source.self && !isDeleted;
  const remove = () => {
    setDoing('reading');
    source.remove(id).catch(onFail);
  };
  return (
    <li className={styles.comment}>
      <Face author={author} />
      <div className={styles.said}>
        <div className={styles.head}>
          <b>{author?.name ?? text.somebody}</b>
          <small>
            <Moment at={createdAt} />
            {editedAt === null || isDeleted ? null : ` · ${text.edited}`}
          </small>
          {isOwn ? (
            <Menu
              items={[
                { id: 'edit', label: text.edit, onChoose: () => setDoing('editing') },
                { id: 'remove', label: text.remove, onChoose: () => setDoing('removing') },
              ]}
              trigger={(trigger) => <IconButton icon="more" size="small" side="left" label={text.more} {...trigger} />}
            />
          ) : null}
        </div>
        {doing === 'editing' ? (
          <CommentField
            place={`edit ${id}`}
            label={text.text}
            placeholder={text.placeholder}
            send={text.save}
            first={comment.text}
            isWanted
            onSend={async (written) => {
              await source.edit(id, written);
              setDoing('reading');
            }}
            onCancel={() => setDoing('reading')}
          />
        ) : (
          <CommentText comment={comment} />
        )}
      </div>
      {doing === 'removing' ? (
        <Dialog
          title={text.removeTitle}
          closeLabel={strings.close}
          onClose={() => setDoing('reading')}
          actions={
            <>
              <Button onClick={() => setDoing('reading')}>{text.cancel}</Button>
              <Button look="danger" onClick={remove}>
                {text.remove}
              </Button>
            </>
          }
        >
          <p className={styles.plain}>{text.removeText}</p>
        </Dialog>
      ) : null}
    </li>
  );
}

function CommentText({ comment }: { comment: StepComment }) {
  const text = useStrings(commentStrings);
  const { members, self } = useComments();
  const named = comment.mentions;
  const parts = useMemo(
    () =>
      splitMentions(
        comment.text,
        handlesOf(members).filter(({ userId }) => named.includes(userId)),
      ),
    [comment.text, members, named],
  );
  if (comment.isDeleted) return <p className={styles.gone}>{text.deleted}</p>;
  return (
    <p>
      {parts.map(({ at, text: words, userId }) =>
        userId === undefined ? (
          <span key={at}>{words}</span>
        ) : (
          <mark key={at} className={styles.mention} data-self={userId === self}>
            {words}
          </mark>
        ),
      )}
    </p>
  );
}

function Face({ author }: { author: StepComment['author'] }) {
  return (
    <span className={styles.face} data-person={author === null ? undefined : colourOf(author.userId)} aria-hidden>
      {author === null ? '' : initialsOf(author.name)}
    </span>
  );
}
