import type { Flow } from '@aybiza/flow';
import { CALL_VARIABLES, SAMPLE_VALUES, sampleAnswer } from '@aybiza/flow';
import { toValue, type Value } from '@aybiza/statechart';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextArea, TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './conversation.module.css';
import { testCallStrings } from './strings.ts';
import type { HandAnswer } from './test-call-state.ts';

export interface AnswerFormProps {
  flow: Flow;
  node: string;
  onAnswer: (answer: HandAnswer) => void;
}

/** The author answers a request of a test call in the other system's stead. */
export function AnswerForm({ flow, node, onAnswer }: AnswerFormProps) {
  const text = useStrings(testCallStrings).answer;
  const [first] = useState(() => plausibleAnswer(flow, node));
  const [status, setStatus] = useState(String(first.status));
  const [body, setBody] = useState(JSON.stringify(first.body, null, 2));
  const read = readJson(body);
  const isStatus = /^[1-5]\d\d$/.test(status);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read !== undefined && isStatus) onAnswer({ outcome: 'answered', status: Number(status), body: read.value });
  };
  const isNot = (outcome: 'timeout' | 'failed') => onAnswer({ outcome, status: 0, body: null });
  return (
    <form className={styles.answer} onSubmit={submit}>
      <TextField
        label={text.status}
        inputMode="numeric"
        maxLength={3}
        value={status}
        onValue={setStatus}
        problems={isStatus ? [] : [{ severity: 'error', message: text.statusRefused }]}
      />
      <TextArea
        label={text.body}
        code
        rows={5}
        maxLength={40_000}
        value={body}
        onValue={setBody}
        problems={read === undefined ? [{ severity: 'error', message: text.bodyRefused }] : []}
      />
      <div className={styles.answerButtons}>
        <Button size="small" look="primary" type="submit" disabled={read === undefined || !isStatus}>
          {text.send}
        </Button>
        <Button size="small" onClick={() => isNot('failed')}>
          {text.fails}
        </Button>
        <Button size="small" onClick={() => isNot('timeout')}>
          {text.timesOut}
        </Button>
      </div>
    </form>
  );
}

/** The example pinned to the step, else an answer from which its mapping takes something plausible. */
export function plausibleAnswer(flow: Flow, id: string): { status: number; body: Value } {
  const node = flow.nodes[id];
  if (node?.kind !== 'request') return { status: 200, body: {} };
  const { example, mapping } = node.data;
  const typeOf = (name: string) => flow.variables[name]?.type ?? CALL_VARIABLES[name]?.type ?? 'text';
  return example ?? { status: 200, body: sampleAnswer(mapping, (name) => SAMPLE_VALUES[typeOf(name)]) };
}

/** Nothing at all is an answer too. */
function readJson(written: string): { value: Value } | undefined {
  if (written.trim() === '') return { value: null };
  try {
    return { value: toValue(JSON.parse(written)) };
  } catch {
    return undefined; // Expected while somebody writes: it is no JSON yet.
  }
}
