import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import styles from '../../inspector/fields.module.css';
import { ChoiceField, LineField, NumberField, OptionalPromptField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const SOUNDS = ['silence', 'music'] as const;

export function WaitInspector({ data, change }: InspectorProps<'wait'>) {
  const text = useStrings(editorStrings).kinds.wait;
  const strings = useStrings(editorStrings);
  const bind = bindParts({ value: data, onValue: change });
  const { until } = data;
  return (
    <>
      <OptionalPromptField
        {...bind('announcement')}
        toggle={text.announcementToggle}
        label={text.announcement}
        first={text.announcementFirst}
      />
      <NumberField {...bind('seconds')} label={text.seconds} range={[1, 3_600]} unit={strings.seconds} />
      <ChoiceField
        {...bind('sound')}
        label={text.sound}
        options={SOUNDS.map((value) => ({ value, label: text.sounds[value] }))}
      />
      <Checkbox
        label={text.untilToggle}
        hint={text.untilHint}
        checked={until !== undefined}
        onChecked={(checked) => change({ ...data, until: checked ? { signal: 'ready', mapping: [] } : undefined })}
      />
      {until === undefined ? null : (
        <Signal field="until" value={until} onValue={(next, typing) => change({ ...data, until: next }, typing)} />
      )}
    </>
  );
}

type Until = NonNullable<InspectorProps<'wait'>['data']['until']>;

function Signal(until: FieldBinding<Until>) {
  const text = useStrings(editorStrings).kinds.wait;
  const [first = 'answer'] = useVariableNames();
  const bind = bindParts(until);
  return (
    <>
      <LineField {...bind('signal')} label={text.signal} refusal={text.signalRefusal} code />
      <SignalAddress signal={until.value.signal} />
      <ListEditor
        {...bind('mapping')}
        label={text.mapping}
        nameOf={({ variable }) => variable}
        most={50}
        addLabel={text.addMapping}
        newItem={() => ({ variable: first, pointer: '' })}
      >
        {({ bind: bindMapping }) => (
          <>
            <LineField
              {...bindMapping('pointer')}
              label={text.pointer}
              refusal={text.pointerRefusal}
              code
              placeholder="/paid"
            />
            <VariableField {...bindMapping('variable')} label={text.into} />
          </>
        )}
      </ListEditor>
    </>
  );
}

/** Where the other system posts its report, to be handed to whoever writes it. */
function SignalAddress({ signal }: { signal: string }) {
  const text = useStrings(editorStrings).kinds.wait;
  // On the server, which draws the page first, there is no address bar.
  const origin = typeof window === 'undefined' ? '' : window.location.origin;
  return (
    <div className={styles.group}>
      <p className={styles.hint}>{text.addressLead}</p>
      <code className={styles.address}>{`POST ${origin}/api/rest/calls/{call_id}/signals/${signal}`}</code>
      <p className={styles.hint}>{text.addressHint}</p>
    </div>
  );
}
