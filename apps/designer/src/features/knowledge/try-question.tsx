import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Panel, QueryState } from '../workspace/index.ts';
import { AnswerCard } from './answer-card.tsx';
import styles from './knowledge.module.css';
import { PassageList } from './passage-list.tsx';
import { knowledgeStrings } from './strings.ts';

interface Asked {
  question: string;
  agentId?: AgentId;
}

/** What a question brings up, and what would be answered from it, before a caller asks it; for one agent, of what it may use. */
export function TryQuestion() {
  const strings = useStrings(knowledgeStrings);
  const trpc = useTRPC();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const [question, setQuestion] = useState('');
  const [agent, setAgent] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useMutation(trpc.knowledge.ask.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const agentId = agentIdSchema.safeParse(agent).data;
    const next = { question, ...(agentId === undefined ? {} : { agentId }) };
    setAsked(next);
    ask.mutate(next);
  };
  const options = (agents.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Panel title={strings.tryTitle} lead={strings.tryLead}>
      <div className={styles.tried}>
        <form className={styles.form} onSubmit={submit}>
          <TextField label={strings.question} value={question} maxLength={1_000} onValue={setQuestion} />
          <Select
            label={strings.agent}
            value={agent}
            options={[{ value: '', label: strings.anyAgent }, ...options]}
            onValue={setAgent}
          />
          <div>
            <Button type="submit" look="primary" disabled={question.trim() === '' || ask.isPending}>
              {strings.ask}
            </Button>
          </div>
        </form>
        {asked === null ? null : (
          <>
            <AnswerCard ask={ask} />
            {ask.data === undefined ? (
              <FoundByWords asked={asked} />
            ) : (
              <>
                <p className={styles.about}>{strings.found(ask.data.passages.length, ask.data.byMeaning)}</p>
                <PassageList passages={ask.data.passages} question={asked.question} />
              </>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}

/** What is shown until the answer is there, and when there is none: the database alone can tell it. */
function FoundByWords({ asked }: { asked: Asked }) {
  const strings = useStrings(knowledgeStrings);
  const trpc = useTRPC();
  const found = useQuery(trpc.knowledge.search.queryOptions(asked));
  return (
    <QueryState query={found}>
      {({ passages }) => (
        <>
          <p className={styles.about}>{strings.found(passages.length, false)}</p>
          <PassageList passages={passages} question={asked.question} />
        </>
      )}
    </QueryState>
  );
}
