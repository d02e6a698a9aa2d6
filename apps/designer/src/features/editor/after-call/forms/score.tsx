import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, Note, NumberField, TextAreaField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

export function ScoreForm({ data, change }: StepFormProps<'score'>) {
  const text = useStrings(laneStrings).score;
  const bind = bindParts({ value: data, onValue: change });
  const criteria = bind('criteria');
  return (
    <>
      <Note>{text.intro}</Note>
      <ListEditor
        {...criteria}
        label={text.criteria}
        keyOf={({ id }) => id}
        nameOf={({ name, question }) => (name === '' ? question : name)}
        most={20}
        addLabel={text.add}
        newItem={() => ({ id: freeItemId(criteria.value, 'criterion'), name: '', question: '', weight: 1 })}
      >
        {({ bind: part }) => (
          <>
            <LineField {...part('name')} label={text.name} maxLength={120} />
            <TextAreaField
              {...part('question')}
              label={text.question}
              placeholder={text.questionPlaceholder}
              maxLength={500}
            />
            <NumberField {...part('weight')} label={text.weight} range={[0, 100]} />
          </>
        )}
      </ListEditor>
      <NumberField {...bind('passMark')} label={text.passMark} range={[0, 100]} unit={text.percent} />
      <NumberField {...bind('sampleRate')} label={text.sampleRate} range={[1, 100]} unit={text.percent} />
      <LineField {...bind('result')} label={text.result} hint={text.resultHint} maxLength={64} code />
    </>
  );
}
