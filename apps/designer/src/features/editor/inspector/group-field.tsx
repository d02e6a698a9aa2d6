import type { Flow, FlowNode } from '@aybiza/flow';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings, titleOf } from '../../flow-words/index.ts';
import { mayStandIn, setGroup } from '../commands/index.ts';
import { useEditor } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import { ChoiceField } from './fields.tsx';

const NONE = ' none';

/** The group a step stands in; nothing is shown while there is none that it may stand in. */
export function GroupField({ id, node, nodes }: { id: string; node: FlowNode; nodes: Flow['nodes'] }) {
  const text = useStrings(editorStrings).inspector;
  const words = useStrings(flowStrings);
  const { actions } = useEditor().store;
  const groups = Object.entries(nodes)
    .filter(([group]) => mayStandIn({ nodes }, id, group))
    .map(([value, group]) => ({ value, label: titleOf(group, words) }))
    .toSorted((left, right) => left.label.localeCompare(right.label));
  const { group = NONE } = node;
  const isKnown = group === NONE || groups.some(({ value }) => value === group);
  if (groups.length === 0 && group === NONE) return null;
  return (
    <ChoiceField
      field="group"
      label={text.standsIn}
      value={group}
      options={[
        { value: NONE, label: text.noGroup },
        ...groups,
        ...(isKnown ? [] : [{ value: group, label: text.lostGroup }]),
      ]}
      onValue={(chosen) => actions.run(setGroup, { nodes: [id], group: chosen === NONE ? undefined : chosen })}
    />
  );
}
