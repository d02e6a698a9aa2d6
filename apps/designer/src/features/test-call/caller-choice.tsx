import type { Flow } from '@aybiza/flow';
import { CONTACT_VARIABLES } from '@aybiza/flow';
import { useEffect, useState } from 'react';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { testCallStrings } from './strings.ts';

const STRANGER = '';
/** How a flow that greets people it knows names what it knows of them, in any of its texts and conditions. */
const NAMES = new RegExp(`\\b(${Object.keys(CONTACT_VARIABLES).join('|')})\\b`);

/** Somebody whom the flow may know. */
export interface PossibleCaller {
  readonly id: string;
  readonly name: string;
}

export interface CallerChoiceProps {
  flow: Flow;
  /** Null for somebody new. */
  value: string | null;
  onChoose: (contactId: string | null) => void;
  /** Rejects when they cannot be reached. */
  list: () => Promise<readonly PossibleCaller[]>;
  disabled: boolean;
}

/** Who calls in a test call; nothing at all for a flow that asks nothing of callers it knows, and where nobody is known. */
export function CallerChoice({ flow, value, onChoose, list, disabled }: CallerChoiceProps) {
  const text = useStrings(testCallStrings);
  const isAsked = NAMES.test(JSON.stringify([flow.nodes, flow.afterCall]));
  const [callers, setCallers] = useState<readonly PossibleCaller[]>([]);
  // The server: whom the flow may know. Where that cannot be found out, somebody new calls.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a flow that wants to know
  useEffect(() => {
    if (isAsked) list().then(setCallers, () => setCallers([]));
  }, [isAsked]);
  if (!isAsked || callers.length === 0) return null;
  return (
    <Select
      label={text.calledBy}
      hideLabel
      disabled={disabled}
      value={value ?? STRANGER}
      options={[
        { value: STRANGER, label: text.callerNew },
        ...callers.map(({ id, name }) => ({ value: id, label: text.callerKnown(name) })),
      ]}
      onValue={(id) => onChoose(id === STRANGER ? null : id)}
    />
  );
}
