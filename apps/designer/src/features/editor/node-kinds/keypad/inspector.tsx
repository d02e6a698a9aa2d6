import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ChoiceField, NumberField, PromptField } from '../../inspector/fields.tsx';
import { LadderFields } from '../../inspector/ladder-fields.tsx';
import { VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const FINISH_KEYS = ['#', '*', 'none'] as const;

export function KeypadInspector({ data, change }: InspectorProps<'keypad'>) {
  const text = useStrings(editorStrings).kinds.keypad;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('prompt')} label={text.prompt} placeholder={text.placeholder} />
      <VariableField {...bind('variable')} label={text.variable} />
      <NumberField {...bind('minLength')} label={text.minLength} range={[1, 40]} unit={text.keys} />
      <NumberField {...bind('maxLength')} label={text.maxLength} range={[1, 40]} unit={text.keys} />
      <ChoiceField
        {...bind('finishKey')}
        label={text.finishKey}
        options={FINISH_KEYS.map((value) => ({ value, label: value === 'none' ? text.noFinishKey : value }))}
      />
      <Checkbox label={text.speech} checked={data.speech} onChecked={(speech) => change({ ...data, speech })} />
      <Checkbox
        label={text.masked}
        hint={text.maskedHint}
        checked={data.masked}
        onChecked={(masked) => change({ ...data, masked })}
      />
      <LadderFields data={data} change={(ladder, typing) => change({ ...data, ...ladder }, typing)} />
    </>
  );
}
