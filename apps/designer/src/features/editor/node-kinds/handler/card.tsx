import { useFormats } from '../../../../formats/use-formats.ts';
import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips, CardLine } from '../card-parts.tsx';

const MOST_SHOWN = 3;

export const handlerCard: NodeCardLook<'handler'> = {
  icon: 'handler',
  Body({ data: { trigger } }) {
    const text = useStrings(editorStrings).kinds.handler;
    const formats = useFormats();
    if (trigger.on === 'variable')
      return (
        <CardLine code={trigger.when !== ''}>{trigger.when === '' ? text.triggers.variable : trigger.when}</CardLine>
      );
    if (trigger.on !== 'says') return <CardLine>{text.triggers[trigger.on]}</CardLine>;
    const shown = trigger.phrases.slice(0, MOST_SHOWN).map(formats.quoted);
    const more = trigger.phrases.length - shown.length;
    return (
      <>
        <CardLine>{shown.length === 0 ? text.nothingYet : text.saying(shown, more)}</CardLine>
        {trigger.key === undefined ? null : <CardChips words={[text.key(trigger.key)]} />}
      </>
    );
  },
};
