import { Badge } from '../../components/badge.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './knowledge.module.css';
import { knowledgeStrings } from './strings.ts';

interface ShownPassage {
  /** Null: of an agent’s own documents. */
  readonly id: string | null;
  readonly title: string;
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
  readonly score?: number | null;
  /** The answer is taken from it. */
  readonly isCited?: boolean;
}

/** Passages, each with where it stands; the words looked for are marked. */
export function PassageList({ passages, question = '' }: { passages: readonly ShownPassage[]; question?: string }) {
  const strings = useStrings(knowledgeStrings);
  return (
    <ol className={styles.passages}>
      {passages.map(({ id, title, heading, page, text, score = null, isCited = false }) => (
        <li key={id ?? text}>
          <span className={styles.about}>
            {title === '' ? null : <b>{title}</b>} {heading}{' '}
            {[page === null ? '' : strings.page(page), score === null ? '' : strings.score(score)]
              .filter((part) => part !== '')
              .join(' · ')}{' '}
            {isCited ? <Badge tone="good">{strings.cited}</Badge> : null}
          </span>
          <p>
            <Marked text={text} question={question} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Enough of a word to know its other forms by. */
const SHORTEST = 3;

function Marked({ text, question }: { text: string; question: string }) {
  const stems = (question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > SHORTEST)
    .map((word) => word.replace(/(ings?|ed|es|s|en|e)$/, ''));
  let at = 0;
  return text.split(/([\p{L}\p{N}]+)/u).map((part) => {
    const key = at;
    at += part.length;
    const isFound = stems.some((stem) => stem.length >= SHORTEST && part.toLowerCase().startsWith(stem));
    return isFound ? <mark key={key}>{part}</mark> : part;
  });
}
