import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ConditionField } from '../../inspector/condition/condition-field.tsx';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { Details, LineField, Note, PromptField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

export function ContactForm({ data, change }: StepFormProps<'contact'>) {
  const text = useStrings(laneStrings).contact;
  const bind = bindParts({ value: data, onValue: change });
  const values = bind('values');
  const newValue = () => {
    const id = freeItemId(values.value, 'value');
    return { id, name: `value_${values.value.length + 1}`, value: '' };
  };
  return (
    <>
      <ExpressionField
        {...bind('consent')}
        label={text.consent}
        hint={text.consentHint}
        placeholder={text.consentPlaceholder}
      />
      <ExpressionField {...bind('name')} label={text.name} placeholder={text.namePlaceholder} />
      <PromptField
        {...bind('agreed')}
        heard={false}
        label={text.agreed}
        hint={text.agreedHint}
        placeholder={text.agreedPlaceholder}
      />
      <ListEditor
        {...values}
        label={text.values}
        hint={text.valuesHint}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        most={30}
        addLabel={text.add}
        newItem={newValue}
      >
        {({ bind: part }) => (
          <>
            <LineField {...part('name')} label={text.valueName} maxLength={64} code />
            <ExpressionField {...part('value')} label={text.value} placeholder="caller_name" />
          </>
        )}
      </ListEditor>
      <Details summary={text.more}>
        <ExpressionField {...bind('language')} label={text.language} placeholder={'"en"'} />
        <ConditionField {...bind('optOut')} label={text.optOut} placeholder={text.optOutHint} />
        <ConditionField {...bind('forget')} label={text.forget} placeholder={text.forgetHint} />
      </Details>
      <Note>{text.note}</Note>
    </>
  );
}
