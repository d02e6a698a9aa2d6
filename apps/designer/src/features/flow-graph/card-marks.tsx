import { useContext } from 'react';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icons/icon.tsx';
import styles from './card-marks.module.css';
import { CardActionsContext } from './node-cards.ts';
import { graphStrings } from './strings.ts';
import type { CardData } from './to-graph.ts';

/** On the edge of a card, so that nothing in it changes its place: how much is wrong, and what people say about it. */
export function CardMarks({ id, data: { problems, comments } }: { id: string; data: CardData }) {
  const actions = useContext(CardActionsContext);
  return (
    <>
      {problems === undefined ? null : (
        <span
          className={classNames(styles.problems, problems.errors > 0 && styles.errors)}
          title={graphStrings.problems(problems)}
        >
          {problems.errors + problems.warnings}
        </span>
      )}
      {comments === undefined ? null : (
        <button
          type="button"
          className={classNames(styles.comments, comments.calls && styles.calls, 'nodrag')}
          aria-label={graphStrings.comments(comments)}
          title={graphStrings.comments(comments)}
          onClick={(event) => {
            event.stopPropagation();
            actions.onOpenComments(id);
          }}
        >
          <Icon name="comment" size={11} />
          {comments.open}
        </button>
      )}
    </>
  );
}
