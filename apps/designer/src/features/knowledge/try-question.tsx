import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Panel, QueryState } from '../workspace/index.ts';
import styles from './knowledge.module.css';
import { PassageList } from './passage-list.tsx';
import { knowledgeStrings as strings } from './strings.ts';

/** What a question brings up, before a caller asks it; for one agent, of what it may use. */
export function TryQuestion() {
  const trpc = useTRPC();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const [question, setQuestion] = useState('');
  const [agent, setAgent] = useState('');
  const [asked, setAsked] = useState<{ question: string; agentId?: AgentId } | null>(null);
  const found = useQuery(trpc.knowledge.search.queryOptions(asked ?? skipToken));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const agentId = agentIdSchema.safeParse(agent).data;
    setAsked({ question, ...(agentId === undefined ? {} : { agentId }) });
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
            <Button type="submit" disabled={question.trim() === ''}>
              {strings.ask}
            </Button>
          </div>
        </form>
        {asked === null ? null : (
          <QueryState query={found}>
            {({ passages }) => (
              <>
                <p role="status" className={styles.about}>
                  {passages.length === 0 ? strings.nothingFound : strings.found(passages.length)}
                </p>
                <PassageList passages={passages} question={asked.question} />
              </>
            )}
          </QueryState>
        )}
      </div>
    </Panel>
  );
}
