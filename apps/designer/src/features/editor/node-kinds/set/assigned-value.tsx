import { variablesInScope } from '@aybiza/flow';
import { useState } from 'react';
import { useStrings } from '../../../../language/use-strings.tsx';
import type { FieldBinding } from '../../inspector/bind-parts.ts';
import { ConditionField } from '../../inspector/condition/condition-field.tsx';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { ChoiceField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';

type AssignedValueProps = FieldBinding<string> & {
  /** What the value is kept in. */
  variable: string;
};

/** What a variable becomes: an expression; for a yes or no also a plain answer, or a condition built of rows. */
export function AssignedValue({ variable, ...binding }: AssignedValueProps) {
  const text = useStrings(editorStrings).kinds.set;
  const { flow, node } = useFieldScope();
  const isYesNo = variablesInScope(flow, node ?? '').get(variable)?.type === 'yesNo';
  if (isYesNo) return <YesNoValue key={variable} {...binding} />;
  return <ExpressionField {...binding} label={text.value} placeholder={text.valuePlaceholder} />;
}

const ANSWERS = ['true', 'false', 'condition'] as const;
type Answer = (typeof ANSWERS)[number];

function YesNoValue(binding: FieldBinding<string>) {
  const text = useStrings(editorStrings).kinds.set;
  const { field, value, onValue } = binding;
  const written: Answer = value === 'true' || value === 'false' ? value : 'condition';
  const [isOpen, setOpen] = useState(false);
  const answer = isOpen ? 'condition' : written;
  const choose = (chosen: Answer) => {
    setOpen(chosen === 'condition');
    return chosen === 'condition' || onValue(chosen);
  };
  return (
    <>
      <ChoiceField
        field={answer === 'condition' ? `${field}.answer` : field}
        label={text.value}
        value={answer}
        options={ANSWERS.map((option) => ({ value: option, label: text.answers[option] }))}
        onValue={choose}
      />
      {answer === 'condition' ? (
        <ConditionField
          {...binding}
          // A plain answer gives way once the first row says something.
          value={written === 'condition' ? value : ''}
          label={text.yesWhen}
          placeholder={text.valuePlaceholder}
        />
      ) : null}
    </>
  );
}
