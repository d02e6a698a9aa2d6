import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function LanguageInspector({ data, change }: InspectorProps<'language'>) {
  const text = useStrings(editorStrings).kinds.language;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <LineField
        {...bind('language')}
        label={text.language}
        hint={text.languageHint}
        placeholder="es-US"
        maxLength={20}
      />
      <LineField {...bind('voice')} label={text.voice} placeholder={text.voiceOfLanguage} maxLength={80} />
    </>
  );
}
