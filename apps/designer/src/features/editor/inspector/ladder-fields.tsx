import type { NodeData } from '@aybiza/flow';
import { editorStrings } from '../strings.ts';
import { bindParts } from './bind-parts.ts';
import { Details, NumberField, SpeechFields } from './fields.tsx';
import { PromptList } from './prompt-list.tsx';

const text = editorStrings.ladders;

/** What menus and questions share: what happens when nothing, or nothing fitting, is heard. */
type LadderData = Pick<NodeData<'menu'>, 'noInput' | 'noMatch' | 'interruption' | 'voice'>;

interface LadderFieldsProps {
  data: LadderData;
  change: (data: LadderData, typing?: string) => boolean;
}

export function LadderFields({ data, change }: LadderFieldsProps) {
  const { noInput, noMatch, interruption, voice } = data;
  const bind = bindParts({ value: { noInput, noMatch, interruption, voice }, onValue: change });
  const bindNoInput = bindParts(bind('noInput'));
  const attempts = { label: text.says, itemLabel: text.attempt, most: 5 };
  return (
    <>
      <Details summary={text.noInput}>
        <NumberField {...bindNoInput('waitSeconds')} label={text.wait} range={[1, 60]} unit={editorStrings.seconds} />
        <PromptList {...bindNoInput('prompts')} {...attempts} />
      </Details>
      <Details summary={text.noMatch}>
        <PromptList {...bindParts(bind('noMatch'))('prompts')} {...attempts} />
      </Details>
      <SpeechFields interruption={bind('interruption')} voice={bind('voice')} />
    </>
  );
}
