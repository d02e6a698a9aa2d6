import type { AgentId, BackTestId } from '@aybiza/foundation/ids';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import styles from './back-test.module.css';
import { backTestStrings } from './strings.ts';

/** Days. */
const PERIODS = [1, 7, 30, 90, 365];
const DAY_MS = 86_400_000;

/** Which calls, through which flow, and what may be asked of the model. */
export function StartForm({ agentId, onStarted }: { agentId: AgentId; onStarted: (test: BackTestId) => void }) {
  const errorText = useErrorText();
  const strings = useStrings(backTestStrings);
  const trpc = useTRPC();
  const versions = useQuery(trpc.flow.listVersions.queryOptions({ agentId }));
  const [chosen, choose] = useState('');
  const [days, setDays] = useState('30');
  const [includesTests, setTests] = useState(false);
  const [asksModel, setModel] = useState(false);
  const start = useMutation(trpc.backTest.start.mutationOptions());
  const version = versions.data?.find(({ id }) => id === chosen);
  const periods = PERIODS.map((count) => ({ value: String(count), label: strings.days(count) }));
  const flows = (versions.data ?? []).map((one) => ({ value: String(one.id), label: strings.versionOf(one) }));
  const problem = start.isError
    ? errorText(start.error)
    : start.data?.status === 'refused'
      ? strings.refused(start.data.errors)
      : undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const now = Date.now();
        const period = { startedFrom: now - Number(days) * DAY_MS, startedBefore: now };
        const flow = version === undefined ? {} : { flowVersionId: version.id };
        start.mutate(
          { agentId, ...period, ...flow, includesTests, asksModel },
          { onSuccess: (answer) => (answer.status === 'started' ? onStarted(answer.backTestId) : undefined) },
        );
      }}
    >
      <Select
        label={strings.flow}
        value={chosen}
        options={[{ value: '', label: strings.draft }, ...flows]}
        onValue={choose}
      />
      <Select label={strings.period} value={days} options={periods} onValue={setDays} />
      <div className={styles.checks}>
        <Checkbox label={strings.tests} checked={includesTests} onChecked={setTests} />
        <Checkbox label={strings.model} hint={strings.modelHint} checked={asksModel} onChecked={setModel} />
      </div>
      <Button type="submit" look="primary" disabled={start.isPending}>
        {start.isPending ? strings.starting : strings.start(version?.number ?? null)}
      </Button>
      {problem === undefined ? null : <p role="alert">{problem}</p>}
    </form>
  );
}
