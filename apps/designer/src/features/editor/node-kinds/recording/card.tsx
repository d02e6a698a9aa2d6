import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const recordingCard: NodeCardLook<'recording'> = {
  icon: 'recording',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.recording;
    return <CardChips words={[text.modes[data.mode]]} />;
  },
};
