import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import type { ReactNode } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import styles from './knowledge.module.css';
import { knowledgeStrings } from './strings.ts';

type Tried = inferRouterOutputs<AppRouter>['knowledge']['ask'];

interface AnswerCardProps {
  ask: { readonly isPending: boolean; readonly error: unknown; readonly data: Tried | undefined };
}

/** What a caller would hear, or why they would hear nothing of the kind. */
export function AnswerCard({ ask: { isPending, error, data } }: AnswerCardProps) {
  const strings = useStrings(knowledgeStrings);
  return (
    <section className={styles.answer} aria-label={strings.answer} role="status">
      {isPending ? <Spinner label={strings.asking} /> : <Outcome error={error} data={data} />}
    </section>
  );
}

function Outcome({ error, data }: Omit<AnswerCardProps['ask'], 'isPending'>) {
  const errorText = useErrorText();
  const strings = useStrings(knowledgeStrings);
  if (data === undefined) return <Unanswered>{strings.notAsked(errorText(error))}</Unanswered>;
  const { answer } = data;
  switch (answer.status) {
    case 'answered':
      return (
        <>
          <blockquote>{answer.text}</blockquote>
          <ByWhom {...answer} />
        </>
      );
    case 'notFound':
      return (
        <>
          <p>{strings.doesNotTell}</p>
          <ByWhom {...answer} />
        </>
      );
    case 'nothingFound':
      return <p>{strings.nothingFound}</p>;
    case 'nobodyAsked':
      return <Unanswered>{strings.nobodyAsked}</Unanswered>;
    case 'failed':
      return <Unanswered>{strings.modelFailures[answer.reason]}</Unanswered>;
  }
}

function Unanswered({ children }: { children: ReactNode }) {
  return <p className={styles.bad}>{children}</p>;
}

function ByWhom({ isPractice, ms }: { isPractice: boolean; ms: number }) {
  const strings = useStrings(knowledgeStrings);
  return (
    <p className={styles.about}>
      {isPractice ? <Badge tone="warn">{strings.practiceModel}</Badge> : null} {strings.answeredIn(ms)}
    </p>
  );
}
