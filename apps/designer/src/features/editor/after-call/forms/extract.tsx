import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ChoiceField, LineField, PromptField, TextAreaField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

const TYPES = ['text', 'number', 'yesNo', 'date', 'time', 'phone'] as const;

export function ExtractForm({ data, change }: StepFormProps<'extract'>) {
  const text = useStrings(laneStrings).extract;
  const bind = bindParts({ value: data, onValue: change });
  const values = bind('values');
  const newValue = () => {
    const id = freeItemId(values.value, 'value');
    return { id, name: freeName(values.value), type: 'text' as const, description: '' };
  };
  return (
    <>
      <ListEditor
        {...values}
        label={text.values}
        hint={text.hint}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        most={30}
        addLabel={text.add}
        newItem={newValue}
      >
        {({ bind: part }) => (
          <>
            <LineField {...part('name')} label={text.name} maxLength={64} code />
            <ChoiceField
              {...part('type')}
              label={text.type}
              options={TYPES.map((value) => ({ value, label: text.types[value] }))}
            />
            <TextAreaField
              {...part('description')}
              label={text.description}
              placeholder={text.descriptionPlaceholder}
              maxLength={500}
            />
          </>
        )}
      </ListEditor>
      <PromptField {...bind('instructions')} heard={false} label={text.instructions} placeholder={text.placeholder} />
    </>
  );
}

function freeName(values: readonly { readonly name: string }[]): string {
  const taken = new Set(values.map(({ name }) => name));
  let number = values.length + 1;
  while (taken.has(`value_${number}`)) number += 1;
  return `value_${number}`;
}
