import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { LineField, OptionalNumberField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { StepField } from '../../inspector/step-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function GroupInspector({ data, change }: InspectorProps<'group'>) {
  const text = useStrings(editorStrings).kinds.group;
  const bind = bindParts({ value: data, onValue: change });
  const { node } = useFieldScope();
  return (
    <>
      <StepField {...bind('entry')} label={text.entry} hint={text.entryHint} within={node ?? undefined} />
      <ListEditor
        {...bind('exits')}
        label={text.exits}
        hint={text.exitsHint}
        nameOf={({ port, label }) => (label === '' ? port : label)}
        most={20}
        addLabel={text.addExit}
        newItem={() => ({ port: 'failed', label: '' })}
      >
        {({ bind: bindExit }) => (
          <>
            <LineField {...bindExit('port')} label={text.port} hint={text.portHint} maxLength={80} code />
            <LineField {...bindExit('label')} label={text.label} maxLength={120} />
          </>
        )}
      </ListEditor>
      <OptionalNumberField
        {...bindParts(bind('limits'))('seconds')}
        label={text.limit}
        hint={text.limitHint}
        placeholder={text.noLimit}
        range={[5, 14_400]}
      />
    </>
  );
}
