import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function SendKeysInspector({ data, change }: InspectorProps<'sendKeys'>) {
  const text = useStrings(editorStrings).kinds.sendKeys;
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
