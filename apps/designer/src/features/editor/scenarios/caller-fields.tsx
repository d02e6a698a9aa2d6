import type { Scenario } from '@aybiza/flow';
import { useStrings } from '../../../language/use-strings.tsx';
import type { FieldBinding } from '../inspector/bind-parts.ts';
import { OptionalLineField } from '../inspector/fields.tsx';
import { type CallerText, callerText, isKnownCaller, withCallerText, withKnownCaller } from './scenario-caller.ts';
import { WaySelect } from './step-selects.tsx';
import { scenarioStrings } from './strings.ts';

/** Who is on the line: a stranger, or somebody of whom the workspace keeps something, as a step after a call does. */
export function CallerFields({ field, value: begins, onValue }: FieldBinding<Scenario['begins']>) {
  const text = useStrings(scenarioStrings).caller;
  const isKnown = isKnownCaller(begins);
  const bindText = (name: CallerText) => ({
    field: `${field}.${name}`,
    label: text[name],
    value: callerText(begins, name),
    onValue: (written: string | undefined, typing?: string) => onValue(withCallerText(begins, name, written), typing),
  });
  return (
    <>
      <WaySelect
        label={text.who}
        value={isKnown ? 'known' : 'stranger'}
        options={['stranger', 'known']}
        onValue={(who) => onValue(withKnownCaller(begins, who === 'known'))}
      />
      <OptionalLineField {...bindText('caller_number')} hint={text.numberHint} maxLength={40} />
      {isKnown ? (
        <>
          <OptionalLineField {...bindText('contact_name')} maxLength={200} />
          <OptionalLineField {...bindText('contact_language')} hint={text.languageHint} maxLength={20} />
          <OptionalLineField {...bindText('contact_agreed')} maxLength={2_000} />
        </>
      ) : null}
    </>
  );
}
