import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, LinesField, PromptField, TextAreaField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function ClassifyInspector({ data, change }: InspectorProps<'classify'>) {
  const text = useStrings(editorStrings).kinds.classify;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('text')} heard={false} label={text.text} placeholder={text.lastSaid} />
      <ListEditor
        {...bind('labels')}
        label={text.labels}
        keyOf={(label) => label.id}
        nameOf={(label) => label.label}
        most={30}
        addLabel={text.addLabel}
        newItem={() => ({ id: freeItemId(data.labels, 'label'), label: text.newLabel, description: '', examples: [] })}
      >
        {({ bind: bindLabel }) => (
          <>
            <LineField {...bindLabel('label')} label={text.label} maxLength={120} />
            <TextAreaField {...bindLabel('description')} label={text.description} maxLength={500} />
            <LinesField {...bindLabel('examples')} label={text.examples} hint={text.examplesHint} />
          </>
        )}
      </ListEditor>
    </>
  );
}
