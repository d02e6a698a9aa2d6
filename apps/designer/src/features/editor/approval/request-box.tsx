import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import type { WordsOf } from '../../../language/strings.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import type { Approval, PublishRequest } from './approval-source.ts';
import styles from './request-box.module.css';
import { approvalStrings } from './strings.ts';

/** What was asked for, by whom, and what became of it. */
export function RequestBox({ approval, onWithdraw }: { approval: Approval; onWithdraw: () => void }) {
  const text = useStrings(approvalStrings).request;
  const strings = useStrings(approvalStrings);
  const { request, isAlone } = approval;
  if (request === null) return null;
  const { status, name, note, reason, requestedAt, decidedAt, isOwn } = request;
  const isPending = status === 'open' || status === 'approved';
  return (
    <section className={styles.box} data-status={status} aria-label={text.label}>
      <p>
        <b>{sentenceOf(request, isAlone, text)}</b>{' '}
        <small>
          <Moment at={status === 'open' || status === 'outdated' ? requestedAt : (decidedAt ?? requestedAt)} />
        </small>
      </p>
      {isPending && name + note !== '' ? (
        <blockquote>
          {name === '' ? null : <b>{name}</b>}
          {note === '' ? null : <p>{note}</p>}
        </blockquote>
      ) : null}
      {reason === '' ? null : <blockquote>{reason}</blockquote>}
      {isOwn && isPending ? (
        <Button size="small" onClick={onWithdraw}>
          {strings.withdraw}
        </Button>
      ) : null}
    </section>
  );
}

function sentenceOf(
  { status, isOwn, requestedBy, decidedBy }: PublishRequest,
  isAlone: boolean,
  text: WordsOf<typeof approvalStrings>['request'],
): string {
  switch (status) {
    case 'open':
      if (!isOwn) return text.asked(requestedBy);
      return isAlone ? text.ownAlone : text.own;
    case 'approved':
      return text.approved(decidedBy);
    case 'declined':
      return text.declined(decidedBy);
    case 'outdated':
      return isOwn ? text.outdated : text.outdatedOfOther(requestedBy);
  }
}
