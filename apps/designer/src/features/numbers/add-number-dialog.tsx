'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Tabs } from '../../components/tabs.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { environmentOf } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import { AgentChoice, type Answerer, useAgentChoice } from './agent-choice.tsx';
import { BuyNumber, type Offer } from './buy-number.tsx';
import { ConfirmPurchase } from './confirm-purchase.tsx';
import { OwnedChoice } from './owned-choice.tsx';
import { numberStrings } from './strings.ts';
import { toE164 } from './to-e164.ts';

const WAYS = ['owned', 'buy', 'other'] as const;
type Way = (typeof WAYS)[number];
const FIRST_AGENT: Answerer = { agentId: '', environment: undefined };

/** A number that the Twilio account has, one that it buys, or one from elsewhere; and who answers it. */
export function AddNumberDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [way, setWay] = useState<Way>('owned');
  const [fields, setFields] = useState({ e164: '', label: '', answerer: FIRST_AGENT });
  const [offer, setOffer] = useState<Offer | null>(null);
  const [isConfirming, setConfirming] = useState(false);
  const { agentId, publishedIn } = useAgentChoice(fields.answerer.agentId);
  const environment = environmentOf(publishedIn, fields.answerer.environment);
  const finish = async () => {
    await queryClient.invalidateQueries();
    onClose();
  };
  const connect = useMutation(trpc.phoneNumber.connect.mutationOptions({ onSuccess: finish }));
  if (isConfirming && offer !== null && agentId !== undefined)
    return (
      <ConfirmPurchase
        {...{ offer, answerer: { agentId, environment }, label: fields.label }}
        onBought={() => void finish()}
        onClose={() => setConfirming(false)}
      />
    );
  const e164 = toE164(fields.e164);
  const isComplete = agentId !== undefined && (way === 'buy' ? offer !== null : e164 !== '');
  return (
    <FormDialog
      wide
      title={strings.addTitle}
      submitLabel={way === 'buy' ? strings.buy : strings.connect}
      busy={connect.isPending}
      incomplete={!isComplete}
      problem={connect.isError ? errorText(connect.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (way === 'buy') setConfirming(true);
        else if (agentId !== undefined)
          connect.mutate({ e164, label: fields.label, agentId, environment, bringCalls: way === 'owned' });
      }}
      onClose={onClose}
    >
      <Tabs
        label={strings.ways.label}
        tabs={WAYS.map((id) => ({ id, label: strings.ways[id] }))}
        chosen={way}
        onChoose={(chosen) => {
          setWay(chosen);
          setFields({ ...fields, e164: '' });
        }}
      >
        {way === 'owned' ? (
          <OwnedChoice value={fields.e164} onValue={(chosen, label) => setFields({ ...fields, e164: chosen, label })} />
        ) : null}
        {way === 'buy' ? <BuyNumber chosen={offer} onChoose={setOffer} /> : null}
        {way === 'other' ? (
          <TextField
            label={strings.number}
            hint={strings.numberHint}
            type="tel"
            value={fields.e164}
            onValue={(text) => setFields({ ...fields, e164: text })}
            required
          />
        ) : null}
      </Tabs>
      <TextField
        label={strings.label}
        value={fields.label}
        onValue={(label) => setFields({ ...fields, label })}
        maxLength={80}
      />
      <AgentChoice value={fields.answerer} onValue={(answerer) => setFields({ ...fields, answerer })} />
    </FormDialog>
  );
}
