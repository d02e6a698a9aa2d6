'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { Select } from '../../../components/select.tsx';
import { TextArea, TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { EnvironmentChoice, environmentOf } from '../../releases/index.ts';
import { FormDialog } from '../../workspace/index.ts';
import settings from '../settings.module.css';
import { widgetStrings } from './strings.ts';
import { fieldsOf, originProblems, toInput, type Widget, type WidgetFields } from './widget-fields.ts';
import { WidgetPreview } from './widget-preview.tsx';
import styles from './widgets.module.css';

interface WidgetDialogProps {
  /** Left out: a new one. */
  widget?: Widget;
  onClose: () => void;
}

/** All that can be said of a widget, and how it looks while it is said. */
export function WidgetDialog({ widget, onClose }: WidgetDialogProps) {
  const errorText = useErrorText();
  const strings = useStrings(widgetStrings);
  const trpc = useTRPC();
  const [given, setGiven] = useState(() => fieldsOf(widget));
  const agents = useQuery(trpc.agent.list.queryOptions());
  const options = (agents.data ?? [])
    .filter(({ publishedIn }) => publishedIn.length > 0)
    .map(({ id, name }) => ({ value: String(id), label: name }));
  const agentId = given.agentId === '' ? (options[0]?.value ?? '') : given.agentId;
  const publishedIn = agents.data?.find(({ id }) => id === agentId)?.publishedIn ?? [];
  const fields = { ...given, agentId, environment: environmentOf(publishedIn, given.environment) };
  const set = (change: Partial<WidgetFields>) => setGiven({ ...fields, ...change });
  const done = {
    onSuccess: useRefresh(trpc.widget.pathKey(), onClose),
  };
  const create = useMutation(trpc.widget.create.mutationOptions(done));
  const update = useMutation(trpc.widget.update.mutationOptions(done));
  const save = widget === undefined ? create : update;
  const input = toInput(fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (input === undefined) return;
    if (widget === undefined) create.mutate(input);
    else update.mutate({ ...input, widgetId: widget.id });
  };
  const { looks, byVoice, byText } = given;
  const appearance = useMemo(() => ({ looks, byVoice, byText }), [looks, byVoice, byText]);
  return (
    <FormDialog
      wide
      title={widget === undefined ? strings.create : strings.editTitle(widget.name)}
      submitLabel={strings.save}
      busy={save.isPending}
      incomplete={input === undefined}
      problem={save.isError ? errorText(save.error) : agents.isError ? errorText(agents.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <div className={styles.fields}>
          <TextField
            label={strings.name}
            hint={strings.nameHint}
            value={fields.name}
            onValue={(name) => set({ name })}
            maxLength={80}
            required
          />
          <Select
            label={strings.agent}
            {...(agents.isSuccess && options.length === 0 ? { hint: strings.noAgents } : {})}
            value={fields.agentId}
            options={options}
            onValue={(chosen) => set({ agentId: chosen, environment: undefined })}
          />
          <EnvironmentChoice
            publishedIn={publishedIn}
            value={fields.environment}
            onValue={(environment) => set({ environment })}
          />
          <TextArea
            code
            label={strings.origins}
            hint={strings.originsHint}
            rows={3}
            spellCheck={false}
            value={fields.origins}
            problems={originProblems(fields.origins, strings).map((message) => ({
              severity: 'error' as const,
              message,
            }))}
            onValue={(origins) => set({ origins })}
          />
          <fieldset className={settings.choices}>
            <legend>{strings.visitors}</legend>
            <Checkbox label={strings.byVoice} checked={byVoice} onChecked={(on) => set({ byVoice: on })} />
            <Checkbox label={strings.byText} checked={byText} onChecked={(on) => set({ byText: on })} />
          </fieldset>
          {byVoice || byText ? null : <p role="alert">{strings.mustDoSomething}</p>}
          <Checkbox label={strings.enabled} checked={fields.enabled} onChecked={(enabled) => set({ enabled })} />
          <LooksFields looks={looks} onLooks={(changed) => set({ looks: changed })} />
        </div>
        <WidgetPreview label={strings.preview} appearance={appearance} />
      </div>
    </FormDialog>
  );
}

type Looks = WidgetFields['looks'];
const POSITIONS = ['end', 'start'] as const;
const LANGUAGES = ['en', 'de', 'fr', 'it', 'es'] as const;

function LooksFields({ looks, onLooks }: { looks: Looks; onLooks: (looks: Looks) => void }) {
  const strings = useStrings(widgetStrings);
  const set = (change: Partial<Looks>) => onLooks({ ...looks, ...change });
  return (
    <>
      <div className={styles.pair}>
        <TextField type="color" label={strings.color} value={looks.color} onValue={(color) => set({ color })} />
        <Select
          label={strings.position}
          value={looks.position}
          options={POSITIONS.map((value) => ({ value, label: strings.positions[value] }))}
          onValue={(position) => set({ position })}
        />
      </div>
      <Select
        label={strings.language}
        value={looks.language}
        options={LANGUAGES.map((value) => ({ value, label: strings.languages[value] }))}
        onValue={(language) => set({ language })}
      />
      <TextField
        label={strings.label}
        hint={strings.empty}
        value={looks.label}
        maxLength={40}
        onValue={(label) => set({ label })}
      />
      <TextField label={strings.heading} value={looks.title} maxLength={60} onValue={(title) => set({ title })} />
      <TextField
        label={strings.greeting}
        value={looks.greeting}
        maxLength={200}
        onValue={(greeting) => set({ greeting })}
      />
    </>
  );
}
