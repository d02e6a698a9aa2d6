import { Select, type SelectOption } from '../../../../components/select.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { LineField, NumberField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import { fitSubflow } from '../../subflows/fit-subflow.ts';
import { useFlowLibrary } from '../../subflows/flow-library.ts';
import { useLoaded } from '../../subflows/use-loaded.ts';
import type { InspectorProps } from '../inspector-props.ts';

const NONE = ' none';

/** Whose flow runs here and in which version, from lists; by hand where the lists cannot be reached. */
export function FlowFields({ data, change }: InspectorProps<'subflow'>) {
  const text = useStrings(editorStrings).kinds.subflow;
  const library = useFlowLibrary();
  const scope = useFieldScope();
  const agents = useLoaded('agents', library.listAgents);
  const versions = useLoaded(`versions ${data.agent}`, async () =>
    data.agent === '' ? [] : library.listVersions(data.agent),
  );
  const choose = useChoose({ data, change });
  if (agents.status === 'failed' || versions.status === 'failed') return <ByHand data={data} change={change} />;
  const names =
    agents.status === 'loaded' ? agents.value.map(({ agent, name }) => ({ value: agent, label: name })) : [];
  const numbers =
    versions.status === 'loaded'
      ? versions.value.map(({ version, note }) => ({ value: String(version), label: text.versionNote(version, note) }))
      : [];
  const isEmpty = data.agent !== '' && versions.status === 'loaded' && numbers.length === 0;
  const lostAgent = agents.status === 'loaded' ? text.lostAgent : text.loading;
  return (
    <>
      <Select
        label={text.agent}
        hint={isEmpty ? text.notPublished : text.agentHint}
        data-field="agent"
        problems={scope.problemsAt('agent')}
        value={data.agent === '' ? NONE : data.agent}
        options={[{ value: NONE, label: text.none }, ...withKnown(names, data.agent, lostAgent)]}
        onValue={(agent) => void choose.agent(agent === NONE ? '' : agent)}
      />
      {data.agent === '' ? null : (
        <Select
          label={text.versionLabel}
          data-field="version"
          problems={scope.problemsAt('version')}
          value={String(data.version)}
          options={withKnown(numbers, String(data.version), text.version(data.version))}
          onValue={(version) => void choose.version(data.agent, Number(version))}
        />
      )}
    </>
  );
}

/** Choosing also brings what the flow inside needs and how it may end. */
function useChoose({ data, change }: InspectorProps<'subflow'>) {
  const library = useFlowLibrary();
  const version = async (agent: string, number: number) => {
    const chosen = { ...data, agent, version: number };
    const inside = await library.load({ agent, version: number }).catch(() => undefined);
    change(inside === undefined ? chosen : fitSubflow(chosen, inside.flow));
  };
  const agent = async (id: string) => {
    if (id === '') return void change({ ...data, agent: '' });
    const newest = await library.listVersions(id).catch(() => undefined);
    await version(id, newest?.[0]?.version ?? 1);
  };
  return { agent, version };
}

function ByHand({ data, change }: InspectorProps<'subflow'>) {
  const text = useStrings(editorStrings).kinds.subflow;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <LineField {...bind('agent')} label={text.agent} hint={text.byHand} maxLength={80} code />
      <NumberField {...bind('version')} label={text.versionLabel} range={[1, 1_000_000]} />
    </>
  );
}

/** What is chosen stays in the list, also while the list is on its way or has it no more. */
function withKnown(
  options: readonly SelectOption<string>[],
  value: string,
  label: string,
): readonly SelectOption<string>[] {
  if (value === '' || options.some((option) => option.value === value)) return options;
  return [{ value, label }, ...options];
}
