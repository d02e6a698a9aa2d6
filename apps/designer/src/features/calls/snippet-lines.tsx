import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './calls.module.css';
import { callsStrings } from './strings.ts';

type Snippet = inferRouterOutputs<AppRouter>['calls']['list']['items'][number]['snippets'][number];

/** The lines of a call in which something was found, with what was found marked. */
export function SnippetLines({ snippets }: { snippets: readonly Snippet[] }) {
  const strings = useStrings(callsStrings);
  return (
    <ul className={styles.snippets}>
      {snippets.map(({ who, parts }) => (
        <li key={parts.map(({ text }) => text).join('')}>
          <span className={styles.speaker}>{strings.speakers[who]}</span>{' '}
          <q>
            {parts.map(({ text, isHit }, place) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no other name and never move
              isHit ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
            )}
          </q>
        </li>
      ))}
    </ul>
  );
}
