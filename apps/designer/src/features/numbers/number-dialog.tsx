'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay, useMay } from '../../trpc/access.tsx';
import { errorCode, useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { environmentOf } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import { AgentChoice, type Answerer, useAgentChoice } from './agent-choice.tsx';
import { CopiedText } from './copied-text.tsx';
import styles from './numbers.module.css';
import { PbxSecretDialog } from './pbx-secret-dialog.tsx';
import type { PhoneNumber } from './phone-number.ts';
import { numberStrings } from './strings.ts';
import { toE164 } from './to-e164.ts';

/** What is known of a number: who answers, who is rung when nobody can, and what stands at Twilio. */
export function NumberDialog({ number, onClose }: { number: PhoneNumber; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  const { id: phoneNumberId, e164 } = number;
  const trpc = useTRPC();
  const may = useMay();
  const queryClient = useQueryClient();
  const connection = useQuery(trpc.phoneNumber.getConnection.queryOptions({ phoneNumberId }));
  const [fields, setFields] = useState({
    label: number.label,
    answerer: { agentId: number.agent?.id.toString() ?? '', environment: number.agent?.environment } as Answerer,
    fallback: number.fallbackNumber ?? '',
  });
  const { agentId, publishedIn } = useAgentChoice(fields.answerer.agentId);
  const environment = environmentOf(publishedIn, fields.answerer.environment);
  const [isPbxOpen, setPbxOpen] = useState(false);
  const update = useMutation(trpc.phoneNumber.update.mutationOptions());
  const connect = useMutation(trpc.phoneNumber.connect.mutationOptions());
  const fallbackNumber = fields.fallback.trim() === '' ? null : toE164(fields.fallback);
  const save = async () => {
    await update.mutateAsync({ phoneNumberId, label: fields.label, fallbackNumber });
    const isAnother = environment !== number.agent?.environment || agentId !== number.agent.id;
    if (agentId !== undefined && isAnother) await connect.mutateAsync({ e164, agentId, environment });
    await queryClient.invalidateQueries();
    onClose();
  };
  if (isPbxOpen) return <PbxSecretDialog number={number} onClose={() => setPbxOpen(false)} />;
  const problem = update.error ?? connect.error;
  // Said at the field that it is about: the end of the dialog may be out of sight.
  const isAboutFallback = problem !== null && ABOUT_FALLBACK.has(errorCode(problem) ?? '');
  return (
    <FormDialog
      title={e164}
      submitLabel={strings.save}
      busy={update.isPending || connect.isPending}
      incomplete={!may('phoneNumber.update')}
      problem={problem === null || isAboutFallback ? undefined : errorText(problem)}
      onSubmit={(event) => {
        event.preventDefault();
        // What went wrong is shown by the mutation that it went wrong in.
        save().catch(() => undefined);
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.label}
        value={fields.label}
        onValue={(label) => setFields({ ...fields, label })}
        maxLength={80}
      />
      <AgentChoice value={fields.answerer} onValue={(answerer) => setFields({ ...fields, answerer })} />
      <TextField
        label={strings.fallback}
        hint={`${strings.fallbackHint} ${strings.fallbackFlow}`}
        problems={isAboutFallback ? [{ severity: 'error', message: errorText(problem) }] : []}
        type="tel"
        value={fields.fallback}
        onValue={(fallback) => setFields({ ...fields, fallback })}
      />
      {number.fallbackNumber === null ? null : (
        <section className={styles.part}>
          <h3>{strings.bin}</h3>
          <p>{strings.binText}</p>
          <CopiedText text={`<Response><Dial>${number.fallbackNumber}</Dial></Response>`} />
        </section>
      )}
      {connection.data !== undefined && 'wants' in connection.data ? (
        <section className={styles.part}>
          <h3>{strings.webhook}</h3>
          <p>{strings.webhookText}</p>
          <dl className={styles.urls}>
            {ROUTES.map((name) => (
              <div key={name}>
                <dt>{strings.routing[name]}</dt>
                <dd>{connection.data && 'wants' in connection.data ? connection.data.wants[name] : ''}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <IfMay call="phoneNumber.issuePbxSecret">
        <section className={styles.part}>
          <h3>{strings.pbx}</h3>
          <p>{strings.pbxLead}</p>
          <Button onClick={() => setPbxOpen(true)}>
            {number.hasPbxSecret ? strings.replaceSecret : strings.issueSecret}
          </Button>
        </section>
      </IfMay>
    </FormDialog>
  );
}

const ABOUT_FALLBACK: ReadonlySet<string> = new Set(['COSTLY_NUMBER', 'CALLS_ITSELF']);
const ROUTES = ['voiceUrl', 'fallbackUrl', 'statusUrl'] as const;
