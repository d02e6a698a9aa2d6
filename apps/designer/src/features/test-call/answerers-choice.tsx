import type { RequestAnswerers } from '@aybiza/call-log';
import type { Flow } from '@aybiza/flow';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { testCallStrings } from './strings.ts';

export interface AnswerersChoiceProps {
  flow: Flow;
  value: RequestAnswerers;
  onChoose: (requests: RequestAnswerers) => void;
  disabled: boolean;
}

/** Who answers the requests of a test call; nothing at all for a flow that makes none. */
export function AnswerersChoice({ flow, value, onChoose, disabled }: AnswerersChoiceProps) {
  const text = useStrings(testCallStrings);
  if (!Object.values(flow.nodes).some(({ kind }) => kind === 'request')) return null;
  const hasExample = hasExamples(flow);
  const offered = (['examples', 'sent', 'asked'] as const).filter((who) => who !== 'examples' || hasExample);
  return (
    <Select
      label={text.requests}
      hideLabel
      disabled={disabled}
      value={value}
      onValue={onChoose}
      options={offered.map((who) => ({ value: who, label: text.requestAnswerers[who] }))}
    />
  );
}

/** Whoever has pinned an example wants it used: nobody else's system is asked while trying. */
export function answerersOf(flow: Flow, chosen: RequestAnswerers | null): RequestAnswerers {
  const usual = hasExamples(flow) ? 'examples' : 'sent';
  return chosen === null || (chosen === 'examples' && usual === 'sent') ? usual : chosen;
}

function hasExamples(flow: Flow): boolean {
  return Object.values(flow.nodes).some((node) => node.kind === 'request' && node.data.example !== undefined);
}
