'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select, type SelectOption } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { Panel } from '../../workspace/index.ts';
import styles from './accounts.module.css';
import { accountStrings } from './strings.ts';
import type { Choice, Providers, Vendor } from './vendors.ts';

/** Nothing was chosen: as the installation has it. */
const USUAL = 'usual' as const;
const RECOGNISERS = ['deepgram', 'transcribe'] as const;
const VOICES = ['deepgram', 'polly', 'openAiVoice'] as const;
const MODELS = ['bedrock', 'bedrockFallback', 'anthropic', 'openAiModel'] as const;
const ACCOUNT_OF: Readonly<Record<string, Vendor>> = {
  transcribe: 'aws',
  polly: 'aws',
  openAiVoice: 'openAiVoice',
  anthropic: 'anthropic',
  openAiModel: 'openAiModel',
};

/** Who is used first for each part of a call, and who stands behind the model. */
export function ChoiceForm({ providers }: { providers: Providers }) {
  const errorText = useErrorText();
  const strings = useStrings(accountStrings);
  const trpc = useTRPC();
  const [choice, setChoice] = useState<Choice>(providers.choice);
  const save = useMutation(trpc.provider.choose.mutationOptions({ onSuccess: useRefresh() }));
  const change = (next: Choice) => {
    save.reset();
    setChoice(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(choice);
  };
  const warn = (chosen: string | undefined) => warningOf(chosen, providers, strings.missing);
  const usual = (name: string) => ({ value: USUAL, label: strings.asInstalled(name) });
  const { model = 'bedrock', secondModel } = choice;
  return (
    <Panel title={strings.choice} lead={strings.choiceLead}>
      <form className={styles.choice} onSubmit={submit}>
        <Select
          label={strings.recogniser}
          {...warn(choice.recogniser)}
          value={choice.recogniser ?? USUAL}
          options={[usual(strings.recognisers.deepgram), ...optionsOf(RECOGNISERS, strings.recognisers)]}
          onValue={(value) => change({ ...choice, recogniser: value === USUAL ? undefined : value })}
        />
        <Select
          label={strings.voice}
          {...warn(choice.voice)}
          value={choice.voice ?? USUAL}
          options={[usual(strings.voices.deepgram), ...optionsOf(VOICES, strings.voices)]}
          onValue={(value) => change({ ...choice, voice: value === USUAL ? undefined : value })}
        />
        <Select
          label={strings.model}
          {...warn(choice.model)}
          value={choice.model ?? USUAL}
          options={[usual(strings.models.bedrock), ...optionsOf(MODELS, strings.models)]}
          onValue={(value) => {
            const next = value === USUAL ? undefined : value;
            // Nobody stands behind themselves.
            change({
              ...choice,
              model: next,
              secondModel: secondModel === (next ?? 'bedrock') ? undefined : secondModel,
            });
          }}
        />
        <Select
          label={strings.secondModel}
          {...warn(secondModel)}
          value={secondModel ?? USUAL}
          options={[
            { value: USUAL, label: model === 'bedrock' ? strings.usualSecond : strings.asInstalled(strings.nobody) },
            { value: 'none', label: strings.nobody },
            ...MODELS.filter((one) => one !== model).map((value) => ({ value, label: strings.models[value] })),
          ]}
          onValue={(value) => change({ ...choice, secondModel: value === USUAL ? undefined : value })}
        />
        <div className={styles.choiceEnd}>
          <Button type="submit" disabled={save.isPending}>
            {strings.keepChoice}
          </Button>
          <p aria-live="polite" className={save.isError ? styles.bad : styles.good}>
            {save.isSuccess ? strings.choiceSaved : save.isError ? errorText(save.error) : ''}
          </p>
        </div>
      </form>
    </Panel>
  );
}

function optionsOf<Name extends string>(
  names: readonly Name[],
  labels: Readonly<Record<Name, string>>,
): SelectOption<Name>[] {
  return names.map((value) => ({ value, label: labels[value] }));
}

/** Whoever was chosen without an account is not used yet. */
function warningOf(chosen: string | undefined, { accounts }: Providers, message: string) {
  const vendor = ACCOUNT_OF[chosen ?? ''];
  const isThere = vendor === undefined || accounts.some((account) => account.vendor === vendor);
  return isThere ? {} : { problems: [{ severity: 'warning', message } as const] };
}
