import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import type { PublishRequest } from './approval-source.ts';
import styles from './request-box.module.css';
import { approvalStrings } from './strings.ts';

const text = approvalStrings.request;

/** What was asked for, by whom, and what became of it. */
export function RequestBox({ request, onWithdraw }: { request: PublishRequest; onWithdraw: () => void }) {
  const { status, note, reason, requestedAt, decidedAt, isOwn } = request;
  const isPending = status === 'open' || status === 'approved';
  return (
    <section className={styles.box} data-status={status} aria-label={text.label}>
      <p>
        <b>{sentenceOf(request)}</b>{' '}
        <small>
          <Moment at={status === 'open' || status === 'outdated' ? requestedAt : (decidedAt ?? requestedAt)} />
        </small>
      </p>
      {note === '' ? null : <blockquote>{note}</blockquote>}
      {reason === '' ? null : <blockquote>{reason}</blockquote>}
      {isOwn && isPending ? (
        <Button size="small" onClick={onWithdraw}>
          {approvalStrings.withdraw}
        </Button>
      ) : null}
    </section>
  );
}

function sentenceOf({ status, isOwn, requestedBy, decidedBy }: PublishRequest): string {
  switch (status) {
    case 'open':
      return isOwn ? text.own : text.asked(requestedBy);
    case 'approved':
      return text.approved(decidedBy);
    case 'declined':
      return text.declined(decidedBy);
    case 'outdated':
      return text.outdated;
  }
}
