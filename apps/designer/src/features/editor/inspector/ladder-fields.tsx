import type { NodeData } from '@aybiza/flow';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import { bindParts } from './bind-parts.ts';
import { Details, NumberField, SpeechFields } from './fields.tsx';
import { PromptList } from './prompt-list.tsx';

/** What menus and questions share: what happens when nothing, or nothing fitting, is heard. */
type LadderData = Pick<NodeData<'menu'>, 'noInput' | 'noMatch' | 'interruption' | 'voice'>;

interface LadderFieldsProps {
  data: LadderData;
  change: (data: LadderData, typing?: string) => boolean;
}

export function LadderFields({ data, change }: LadderFieldsProps) {
  const text = useStrings(editorStrings).ladders;
  const strings = useStrings(editorStrings);
  const { noInput, noMatch, interruption, voice } = data;
  const bind = bindParts({ value: { noInput, noMatch, interruption, voice }, onValue: change });
  const bindNoInput = bindParts(bind('noInput'));
  const attempts = { label: text.says, itemLabel: text.attempt, most: 5 };
  return (
    <>
      <Details summary={text.noInput}>
        <NumberField {...bindNoInput('waitSeconds')} label={text.wait} range={[1, 60]} unit={strings.seconds} />
        <PromptList {...bindNoInput('prompts')} {...attempts} />
      </Details>
      <Details summary={text.noMatch}>
        <PromptList {...bindParts(bind('noMatch'))('prompts')} {...attempts} />
      </Details>
      <SpeechFields interruption={bind('interruption')} voice={bind('voice')} />
    </>
  );
}
