'use client';

import type { GuidedAnswers } from '@aybiza/flow-writer/guided';
import type { AgentId } from '@aybiza/foundation/ids';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FileSource, ImportReport, importStrings, type ReadFlow } from '../flow-import/index.ts';
import { FormDialog } from '../workspace/index.ts';
import styles from './agents.module.css';
import { createAgent, type FlowOrigin } from './create-agent.ts';
import { LEAST_LETTERS, LineDescription } from './line-description.tsx';
import { firstAnswers, LineQuestions, offersSomething } from './line-questions.tsx';
import { agentsStrings } from './strings.ts';
import { type FlowStart, TemplateGallery } from './template-gallery.tsx';

const MOST_LETTERS = 80;

/** A new agent from a template, from answers or a description, or from a file of another system; opens its flow at once. */
export function CreateAgentDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(agentsStrings);
  const [name, setName] = useState('');
  const [start, setStart] = useState<FlowStart>('dental-practice');
  const [read, setRead] = useState<ReadFlow | null>(null);
  const [answers, setAnswers] = useState(() => firstAnswers(''));
  const [description, setDescription] = useState('');
  const create = useCreate();
  const origin = originOf(start, { read, answers, description });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (origin !== undefined) create.mutate({ name, origin });
  };
  const take = (taken: ReadFlow) => {
    setRead(taken);
    if (name.trim() === '') setName(taken.report.name.slice(0, MOST_LETTERS));
  };
  const choose = (chosen: FlowStart) => {
    setStart(chosen);
    if (chosen === 'questions' && answers.business === '') setAnswers({ ...answers, business: name });
  };
  return (
    <FormDialog
      title={strings.create}
      wide
      submitLabel={strings.createIt}
      busy={create.isPending || create.isSuccess}
      incomplete={origin === undefined}
      problem={create.isError ? errorText(create.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={strings.name}
        placeholder={strings.namePlaceholder}
        value={name}
        onValue={setName}
        maxLength={MOST_LETTERS}
        required
      />
      <TemplateGallery chosen={start} onChoose={choose} />
      {start === 'file' ? <FileOrigin read={read} onRead={take} onAgain={() => setRead(null)} /> : null}
      {start === 'questions' ? (
        <div ref={bringIntoView}>
          <LineQuestions answers={answers} onAnswers={setAnswers} />
        </div>
      ) : null}
      {start === 'description' ? (
        <div ref={bringIntoView}>
          <LineDescription
            description={description}
            onDescription={setDescription}
            onQuestions={() => choose('questions')}
          />
        </div>
      ) : null}
    </FormDialog>
  );
}

interface Beginnings {
  readonly read: ReadFlow | null;
  readonly answers: GuidedAnswers;
  readonly description: string;
}

/** What the flow is made from; undefined while something is missing. */
function originOf(start: FlowStart, { read, answers, description }: Beginnings): FlowOrigin | undefined {
  switch (start) {
    case 'file':
      return read === null ? undefined : { from: 'file', read };
    case 'questions':
      return offersSomething(answers) ? { from: 'questions', answers } : undefined;
    case 'description':
      return description.trim().length < LEAST_LETTERS ? undefined : { from: 'description', description };
    default:
      return { from: 'template', template: start };
  }
}

function useCreate() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const queryClient = useQueryClient();
  const made = useRef<AgentId | null>(null);
  return useMutation({
    mutationFn: (agent: { name: string; origin: FlowOrigin }) =>
      createAgent(client, {
        ...agent,
        made: made.current,
        onMade: (agentId) => {
          made.current = agentId;
        },
      }),
    onSuccess: async (agentId) => {
      await queryClient.invalidateQueries({ queryKey: trpc.agent.pathKey() });
      router.push(`/agents/${agentId}/flow`);
    },
  });
}

/** It comes below the cards, where whoever has chosen a file would have to look for it. */
function bringIntoView(place: HTMLElement | null): void {
  place?.scrollIntoView({ block: 'nearest' });
}

interface FileOriginProps {
  read: ReadFlow | null;
  onRead: (read: ReadFlow) => void;
  onAgain: () => void;
}

function FileOrigin({ read, onRead, onAgain }: FileOriginProps) {
  const strings = useStrings(importStrings);
  if (read === null)
    return (
      <div ref={bringIntoView}>
        <FileSource onRead={onRead} />
      </div>
    );
  const { name, format, totals } = read.report;
  return (
    <div className={styles.imported}>
      <p>{strings.from(name, strings.formats[format], totals.steps)}</p>
      <div>
        <Button size="small" onClick={onAgain}>
          {strings.another}
        </Button>
      </div>
      <ImportReport report={read.report} />
    </div>
  );
}
