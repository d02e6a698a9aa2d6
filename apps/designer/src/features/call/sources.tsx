import type { Flow } from '@aybiza/flow';
import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import type { AnswerSources } from './call-lines.ts';
import { callStrings } from './strings.ts';
import styles from './transcript.module.css';

/** Which documents an answer was taken from, and which passages of them, as they were in the call. */
export function Sources({ sources, flow }: { sources: AnswerSources; flow: Flow | undefined }) {
  const strings = useStrings(callStrings);
  const { passages, ownDocuments } = sources;
  const own = ownDocuments.map((id) => flow?.knowledge[id]?.title ?? id);
  const titles = [...new Set([...passages.map(({ title }) => title), ...own])];
  return (
    <details className={styles.sources}>
      <summary>{strings.answeredFrom(titles)}</summary>
      <ul>
        {passages.map(({ passage, document, title, heading, text }) => (
          <li key={passage}>
            <Link href={`/knowledge?document=${document}`}>{title}</Link>
            {heading === '' ? null : <span> · {heading}</span>}
            <blockquote>{text}</blockquote>
          </li>
        ))}
        {own.map((title) => (
          <li key={title}>{strings.ownDocument(title)}</li>
        ))}
      </ul>
    </details>
  );
}
