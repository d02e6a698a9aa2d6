import { freeId } from '../../commands/index.ts';
import { KeyField, LineField, LinesField, PromptField } from '../../inspector/fields.tsx';
import { LadderFields } from '../../inspector/ladder-fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.menu;

export function MenuInspector({ data, change }: InspectorProps<'menu'>) {
  const newOption = () => {
    const taken = Object.fromEntries(data.options.map((option) => [option.id, true]));
    return { id: freeId(taken, 'option'), label: text.newOption, phrases: [] };
  };
  return (
    <>
      <PromptField
        field="prompt"
        label={text.prompt}
        placeholder={text.placeholder}
        value={data.prompt}
        onValue={(prompt) => change({ ...data, prompt }, 'prompt')}
      />
      <ListEditor
        field="options"
        label={text.options}
        items={data.options}
        keyOf={(option) => option.id}
        nameOf={(option) => option.label}
        most={30}
        addLabel={text.addOption}
        newItem={newOption}
        onItems={(options, typing) => change({ ...data, options: [...options] }, typing)}
      >
        {({ item, field, set }) => (
          <>
            <LineField
              field={`${field}.label`}
              label={text.label}
              value={item.label}
              maxLength={120}
              onValue={(label) => set({ ...item, label }, 'label')}
            />
            <LinesField
              field={`${field}.phrases`}
              label={text.phrases}
              hint={text.phrasesHint}
              lines={item.phrases}
              onLines={(phrases) => set({ ...item, phrases: [...phrases] }, 'phrases')}
            />
            <KeyField field={`${field}.key`} value={item.key} onValue={(key) => set({ ...item, key })} />
          </>
        )}
      </ListEditor>
      <LadderFields data={data} change={(ladder, typing) => change({ ...data, ...ladder }, typing)} />
    </>
  );
}
