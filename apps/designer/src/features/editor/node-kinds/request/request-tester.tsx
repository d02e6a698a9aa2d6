import type { NodeData } from '@aybiza/flow';
import { toValue, type Value } from '@aybiza/statechart';
import { useMemo, useState } from 'react';
import { Badge } from '../../../../components/badge.tsx';
import { Button } from '../../../../components/button.tsx';
import { ProblemNote } from '../../../../components/field-frame.tsx';
import { Select } from '../../../../components/select.tsx';
import { Spinner } from '../../../../components/spinner.tsx';
import { TextField } from '../../../../components/text-field.tsx';
import { useStrings, useWordsFor } from '../../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../../editor-context.tsx';
import { Details, Note } from '../../inspector/fields.tsx';
import { portName } from '../../playback/playback.ts';
import styles from './request-tester.module.css';
import { type RequestTrialResult, readField, type TrialField, trialFields } from './request-trial.ts';
import { trialStrings } from './strings.ts';

type Example = NonNullable<NodeData<'request'>['example']>;
type State =
  | { readonly status: 'idle' | 'sending' }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'done'; readonly result: RequestTrialResult };

export interface RequestTesterProps {
  /** The step. */
  node: string;
  via: NodeData<'request'>['call']['via'];
  /** False when the flow refuses it. */
  onPin: (example: Example) => boolean;
}

/** Sends the request of a step with values filled in, and shows what a call would make of the answer. */
export function RequestTester({ node, via, onPin }: RequestTesterProps) {
  const text = useStrings(trialStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const fields = useMemo(() => trialFields(flow, node), [flow, node]);
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<State>({ status: 'idle' });
  const textOf = (field: TrialField) => written[field.name] ?? field.first;
  const values = fields.map((field): [string, Value | undefined] => [field.name, readField(field.type, textOf(field))]);
  const isComplete = values.every(([, value]) => value !== undefined);
  const send = () => {
    setState({ status: 'sending' });
    const given = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    editor.tryRequest({ flow, node, values: Object.fromEntries(given) }).then(
      (result) => setState({ status: 'done', result }),
      (error: unknown) => setState({ status: 'refused', reason: error instanceof Error ? error.message : text.lost }),
    );
  };
  return (
    <Details summary={text.title}>
      <Note>{text.hint[via]}</Note>
      {fields.map((field) => (
        <ValueField
          key={field.name}
          field={field}
          value={textOf(field)}
          onValue={(value) => setWritten({ ...written, [field.name]: value })}
        />
      ))}
      <div className={styles.send}>
        <Button size="small" look="primary" disabled={!isComplete || state.status === 'sending'} onClick={send}>
          {text.send[via]}
        </Button>
        {state.status === 'sending' ? <Spinner label={text.sending} /> : null}
      </div>
      <div role="status" className={styles.result}>
        {state.status === 'refused' ? <ProblemNote problem={{ severity: 'error', message: state.reason }} /> : null}
        {state.status === 'done' ? <Result node={node} via={via} result={state.result} onPin={onPin} /> : null}
      </div>
    </Details>
  );
}

function ValueField(props: { field: TrialField; value: string; onValue: (value: string) => void }) {
  const text = useStrings(trialStrings);
  const { field, value, onValue } = props;
  if (field.type === 'yesNo') {
    return (
      <Select
        label={field.name}
        value={value === 'false' ? 'false' : 'true'}
        onValue={onValue}
        options={[
          { value: 'true', label: text.yes },
          { value: 'false', label: text.no },
        ]}
      />
    );
  }
  const isWrong = readField(field.type, value) === undefined;
  return (
    <TextField
      label={field.name}
      code={field.type === 'list' || field.type === 'object'}
      value={value}
      onValue={onValue}
      problems={
        isWrong ? [{ severity: 'error', message: text.wrongValue[field.type === 'number' ? 'number' : 'json'] }] : []
      }
    />
  );
}

interface ResultProps extends RequestTesterProps {
  result: RequestTrialResult;
}

function Result({ node, via, result, onPin }: ResultProps) {
  const text = useStrings(trialStrings);
  const of = useWordsFor();
  const flow = useEditorState((state) => state.flow);
  if (result.status === 'refused') {
    const messages = result.problems.length === 0 ? [text.lost] : result.problems.map(({ message }) => message);
    return (
      <>
        <p>{text.notSent}</p>
        {messages.map((message) => (
          <ProblemNote key={message} problem={{ severity: 'error', message }} />
        ))}
      </>
    );
  }
  if (result.status === 'failed') {
    return (
      <>
        <ProblemNote problem={{ severity: 'error', message: text.failed[result.how](result.ms, result.reason) }} />
        <p>{text.leaves(portName(flow, { node, port: result.how }, of))}</p>
      </>
    );
  }
  const leaves = portName(flow, { node, port: result.port }, of);
  return <Answer node={node} via={via} result={result} onPin={onPin} leaves={leaves} />;
}

interface AnswerProps extends RequestTesterProps {
  result: Extract<RequestTrialResult, { status: 'answered' }>;
  leaves: string;
}

function Answer({ via, result: { answer, kept }, leaves, onPin }: AnswerProps) {
  const text = useStrings(trialStrings);
  const { announce } = useEditor();
  const { status, headers, body, isCut, ms } = answer;
  const isGood = status >= 200 && status < 300;
  const pin = () => announce(onPin({ status, body: toValue(body) }) ? text.pinned : text.notPinned);
  return (
    <>
      <p className={styles.status}>
        <Badge tone={isGood ? 'good' : 'warn'}>{text.status(status)}</Badge> {text.took(ms)} {text.leaves(leaves)}
      </p>
      {Object.keys(kept).length === 0 ? (
        <p>{text.nothingKept}</p>
      ) : (
        <dl className={styles.kept} aria-label={text.kept}>
          {Object.entries(kept).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be a stop for the keyboard */}
      <section className={styles.body} tabIndex={0} aria-label={text.body}>
        <pre>{typeof body === 'string' ? body : JSON.stringify(body, null, 2)}</pre>
      </section>
      {isCut ? <Note>{text.cut}</Note> : null}
      {via === 'http' ? <Note>{text.headers(headers)}</Note> : null}
      <div>
        <Button size="small" disabled={isCut} onClick={pin}>
          {text.pin}
        </Button>
      </div>
    </>
  );
}
