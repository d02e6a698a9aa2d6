import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.sendKeys;

export function SendKeysInspector({ data, change }: InspectorProps<'sendKeys'>) {
  return (
    <LineField
      {...bindParts({ value: data, onValue: change })('keys')}
      label={text.keys}
      hint={text.keysHint}
      refusal={text.keysRefusal}
      placeholder="1ww204#"
      maxLength={40}
      code
    />
  );
}
