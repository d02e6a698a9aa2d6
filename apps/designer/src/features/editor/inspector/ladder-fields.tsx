import type { NodeData } from '@aybiza/flow';
import { editorStrings } from '../strings.ts';
import { Details, InterruptionField, NumberField, PromptList } from './fields.tsx';

const text = editorStrings.ladders;

/** What menus and questions share: what happens when nothing, or nothing fitting, is heard. */
export type LadderData = Pick<NodeData<'menu'>, 'noInput' | 'noMatch' | 'interruption'>;

export interface LadderFieldsProps {
  data: LadderData;
  change: (data: LadderData, typing?: string) => boolean;
}

export function LadderFields({ data, change }: LadderFieldsProps) {
  const { noInput, noMatch, interruption } = data;
  const ladder = { noInput, noMatch, interruption };
  return (
    <>
      <Details summary={text.noInput}>
        <NumberField
          field="noInput.waitSeconds"
          label={text.wait}
          range={[1, 60]}
          unit={editorStrings.seconds}
          value={noInput.waitSeconds}
          onValue={(waitSeconds) => change({ ...ladder, noInput: { ...noInput, waitSeconds } }, 'noInput.waitSeconds')}
        />
        <PromptList
          field="noInput.prompts"
          label={text.says}
          itemLabel={text.attempt}
          prompts={noInput.prompts}
          most={5}
          onPrompts={(prompts, typing) => change({ ...ladder, noInput: { ...noInput, prompts } }, typing)}
        />
      </Details>
      <Details summary={text.noMatch}>
        <PromptList
          field="noMatch.prompts"
          label={text.says}
          itemLabel={text.attempt}
          prompts={noMatch.prompts}
          most={5}
          onPrompts={(prompts, typing) => change({ ...ladder, noMatch: { ...noMatch, prompts } }, typing)}
        />
      </Details>
      <InterruptionField value={interruption} onValue={(value) => change({ ...ladder, interruption: value })} />
    </>
  );
}
