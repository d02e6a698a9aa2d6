import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { FieldProblems } from '../../inspector/field-problems.tsx';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { Note, NumberField, PromptField, SpeechFields, TextAreaField } from '../../inspector/fields.tsx';
import { LibraryFields } from '../../inspector/library-fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function AnswerInspector({ data, change }: InspectorProps<'answer'>) {
  const text = useStrings(editorStrings).kinds.answer;
  const strings = useStrings(editorStrings);
  const { knowledge } = useFieldScope().flow;
  const bind = bindParts({ value: data, onValue: change });
  const documents = Object.entries(knowledge);
  return (
    <>
      <PromptField {...bind('prompt')} label={text.prompt} hint={text.promptHint} placeholder={text.placeholder} />
      <fieldset>
        <legend>{text.sources}</legend>
        {documents.length === 0 ? <Note>{text.noSources}</Note> : null}
        {documents.map(([id, { title }]) => (
          <Checkbox
            key={id}
            label={title}
            checked={data.sources.length === 0 || data.sources.includes(id)}
            onChecked={(checked) =>
              change({ ...data, sources: withSource(data.sources, Object.keys(knowledge), { id, checked }) })
            }
          />
        ))}
        <FieldProblems field="sources" within />
      </fieldset>
      <TextAreaField {...bind('instructions')} label={text.instructions} maxLength={4_000} />
      <LibraryFields value={data} onValue={(library) => change({ ...data, ...library })} />
      <NumberField {...bind('waitSeconds')} label={text.wait} range={[1, 60]} unit={strings.seconds} />
      <SpeechFields interruption={bind('interruption')} voice={bind('voice')} />
    </>
  );
}

/** None chosen means all of them, so that a document added later counts as well. */
function withSource(
  chosen: readonly string[],
  all: readonly string[],
  { id, checked }: { id: string; checked: boolean },
) {
  const before = chosen.length === 0 ? all : chosen;
  const after = all.filter((source) => (source === id ? checked : before.includes(source)));
  return after.length === all.length ? [] : after;
}
