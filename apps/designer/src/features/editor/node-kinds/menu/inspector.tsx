import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { KeyField, LineField, LinesField, PromptField } from '../../inspector/fields.tsx';
import { IntentField } from '../../inspector/intent-field.tsx';
import { LadderFields } from '../../inspector/ladder-fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function MenuInspector({ data, change }: InspectorProps<'menu'>) {
  const text = useStrings(editorStrings).kinds.menu;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('prompt')} label={text.prompt} placeholder={text.placeholder} />
      <ListEditor
        {...bind('options')}
        label={text.options}
        keyOf={(option) => option.id}
        nameOf={(option) => option.label}
        most={30}
        addLabel={text.addOption}
        newItem={() => ({ id: freeItemId(data.options, 'option'), label: text.newOption, phrases: [] })}
      >
        {({ bind: bindOption }) => (
          <>
            <LineField {...bindOption('label')} label={text.label} maxLength={120} />
            <LinesField {...bindOption('phrases')} label={text.phrases} hint={text.phrasesHint} />
            <IntentField {...bindOption('intent')} />
            <KeyField {...bindOption('key')} />
          </>
        )}
      </ListEditor>
      <LadderFields data={data} change={(ladder, typing) => change({ ...data, ...ladder }, typing)} />
    </>
  );
}
