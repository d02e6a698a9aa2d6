import { type Flow, type Port, portsOf } from '@aybiza/flow';
import { memo } from 'react';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings, wayName } from '../../flow-words/index.ts';
import { connect, disconnect } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { toFieldProblem } from '../problems/to-field-problem.ts';
import { wayField } from '../problems/way-field.ts';
import { type EditorWords, editorStrings } from '../strings.ts';
import { stepOption, stepOptions } from './step-options.ts';
import styles from './step-panel.module.css';

const NOWHERE = ' nowhere';

/** Where each port leads, as lists: wires for whoever does not draw them. */
export const WayList = memo(function WayList({ id, flow }: { id: string; flow: Flow }) {
  const text = useStrings(editorStrings).inspector;
  const words = useStrings(flowStrings);
  const editor = useEditor();
  const { actions } = editor.store;
  const problems = useEditorState((state) => state.problems);
  const node = flow.nodes[id];
  const ports = node === undefined ? [] : portsOf(node);
  if (ports.length === 0) return null;
  const targetOf = (port: string) =>
    Object.values(flow.edges).find(({ from }) => from.node === id && from.port === port)?.to.node ?? NOWHERE;
  return (
    <fieldset className={styles.ways}>
      <legend>{text.ways}</legend>
      {ports.map((port) => (
        <Select
          key={port.id}
          label={wayName(port, words)}
          data-field={wayField(port.id)}
          problems={problems
            .filter(({ place }) => place.node === id && place.port === port.id)
            .map((problem) => toFieldProblem(editor, problem))}
          value={targetOf(port.id)}
          options={[
            { value: NOWHERE, label: nowhere(port, text) },
            ...(targetOf(port.id) === NOWHERE ? [] : [stepOption(flow.nodes, targetOf(port.id), words)]),
          ]}
          more={() => stepOptions(flow.nodes, words)}
          onValue={(target) => {
            const from = { node: id, port: port.id };
            if (target === NOWHERE) actions.run(disconnect, from);
            else actions.run(connect, { from, to: { node: target } });
          }}
        />
      ))}
    </fieldset>
  );
});

function nowhere({ fallback }: Port, text: EditorWords['inspector']): string {
  switch (fallback) {
    case 'mustBeWired':
      return text.nowhere;
    case 'silence':
      return text.nowhereSilence;
    case 'failure':
      return text.nowhereFailure;
    case 'passedOn':
      return text.nowherePassedOn;
  }
}
