import { useContext } from 'react';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './card-marks.module.css';
import { CardActionsContext } from './node-cards.ts';
import { graphStrings } from './strings.ts';
import type { CardData } from './to-graph.ts';

/** On the edge of a card, so that nothing in it changes its place: how much is wrong, and what people say about it. */
export function CardMarks({ id, data: { problems, comments, figure } }: { id: string; data: CardData }) {
  const strings = useStrings(graphStrings);
  const actions = useContext(CardActionsContext);
  return (
    <>
      {figure === undefined ? null : (
        <span className={styles.figure} data-weight={weightOf(figure.weight)} title={figure.said}>
          <span aria-hidden>{figure.text}</span>
          <VisuallyHidden>{figure.said}</VisuallyHidden>
        </span>
      )}
      {problems === undefined ? null : (
        <span
          className={classNames(styles.problems, problems.errors > 0 && styles.errors)}
          title={strings.problems(problems)}
        >
          {problems.errors + problems.warnings}
        </span>
      )}
      {comments === undefined ? null : (
        <button
          type="button"
          className={classNames(styles.comments, comments.calls && styles.calls, 'nodrag')}
          aria-label={strings.comments(comments)}
          title={strings.comments(comments)}
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

/** A tenth of those who come is worth a look, a quarter is bad. */
function weightOf(share: number): 'low' | 'some' | 'much' {
  if (share >= 0.25) return 'much';
  return share >= 0.1 ? 'some' : 'low';
}
