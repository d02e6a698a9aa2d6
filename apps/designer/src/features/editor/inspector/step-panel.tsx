import { type Flow, type FlowNode, type NodeKind, nodeKinds, type Problem, variablesInScope } from '@aybiza/flow';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { lookOf, withData } from '../../flow-graph/index.ts';
import { flowStrings, titleOf } from '../../flow-words/index.ts';
import { actionNamed } from '../actions.ts';
import { renameNode, setVariable, updateNode } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { nodeCards } from '../node-kinds/cards.ts';
import { inspectorOf } from '../node-kinds/inspectors.ts';
import { toFieldProblem } from '../problems/to-field-problem.ts';
import { editorStrings } from '../strings.ts';
import { FieldProblems } from './field-problems.tsx';
import { type FieldScope, FieldScopeContext } from './field-scope.ts';
import { LineField } from './fields.tsx';
import { GroupField } from './group-field.tsx';
import { GuideLink } from './guide-link.tsx';
import styles from './step-panel.module.css';
import { WayList } from './way-list.tsx';
import { WirePanel } from './wire-panel.tsx';

/** The form of what is chosen: a step, a wire, several, nothing. */
export function StepPanel() {
  const text = useStrings(editorStrings).inspector;
  const flow = useEditorState((state) => state.flow);
  const { nodes, edges } = useEditorState((state) => state.view.selection);
  const [id] = nodes;
  const [edge] = edges;
  const node = nodes.length === 1 && id !== undefined ? flow.nodes[id] : undefined;
  if (id !== undefined && node !== undefined) return <NodeForm key={id} id={id} node={node} flow={flow} />;
  if (nodes.length > 1) {
    return (
      <EmptyState icon="copy" title={text.several(nodes.length)} action={<SelectionButtons />}>
        {text.severalHint}
      </EmptyState>
    );
  }
  if (edge !== undefined) return <WirePanel id={edge} />;
  return (
    <EmptyState icon="panel" title={text.nothing}>
      {text.nothingHint}
    </EmptyState>
  );
}

function SelectionButtons() {
  const text = useStrings(editorStrings).inspector;
  const editor = useEditor();
  const mayLeave = useEditorState(actionNamed('leave-group').allowed);
  const mayGroup = useEditorState(
    (state) => state.view.selection.nodes.length > 1 && actionNamed('group-nodes').allowed(state),
  );
  const readOnly = useEditorState((state) => state.readOnly);
  const mayComment = useEditorState(actionNamed('add-comment').allowed);
  return (
    <div className={styles.buttons}>
      {mayComment ? <Button onClick={() => actionNamed('add-comment').run(editor)}>{text.comment}</Button> : null}
      {mayGroup ? <Button onClick={() => actionNamed('group-nodes').run(editor)}>{text.group}</Button> : null}
      {mayLeave ? <Button onClick={() => actionNamed('leave-group').run(editor)}>{text.leaveGroup}</Button> : null}
      {readOnly ? null : (
        <>
          <Button onClick={() => actionNamed('duplicate').run(editor)}>{text.duplicate}</Button>
          <Button onClick={() => actionNamed('remove-selection').run(editor)}>{text.delete}</Button>
        </>
      )}
    </div>
  );
}

function NodeForm({ id, node, flow }: { id: string; node: FlowNode; flow: Flow }) {
  const text = useStrings(editorStrings).inspector;
  const words = useStrings(flowStrings);
  const { store } = useEditor();
  const form = useRef<HTMLDivElement>(null);
  const goToField = useEditorState((state) => state.view.goToField);
  const readOnly = useEditorState((state) => state.readOnly);
  const scope = useNodeScope({ id, flow, goTo: goToField });
  // The focus: somebody asked to go to the field that a problem is about.
  useEffect(() => {
    if (goToField === null) return;
    const control = form.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(goToField)}"]`);
    const folded = control?.closest('details');
    if (folded != null) folded.open = true;
    control?.focus();
    store.actions.look({ goToField: null });
  }, [goToField, store]);
  // A list of all steps for each port can wait for the next pause; what is typed cannot.
  const laterFlow = useDeferredValue(flow);
  const Inspector = inspectorOf<NodeKind>(node);
  const definition = nodeKinds[node.kind];
  const change = (data: FlowNode['data'], typing?: string) => {
    const changed = withData(node, data);
    const mark = typing === undefined ? {} : { mark: `${id} ${typing}` };
    return isSame(node.data, data) || store.actions.run(updateNode, { id, node: changed }, mark);
  };
  return (
    <FieldScopeContext value={scope}>
      <div ref={form} className={styles.form} data-family={definition.family}>
        <header className={styles.head}>
          <span className={styles.icon}>
            <Icon name={lookOf<NodeKind>(nodeCards, node).icon} size={14} />
          </span>
          <h2>{titleOf(node, words)}</h2>
          <code title={text.id}>{id}</code>
          <GuideLink kind={node.kind} />
        </header>
        <p className={styles.help}>{words.nodes[node.kind].help}</p>
        <FieldProblems field="" />
        {node.kind === 'comment' || readOnly ? null : (
          <LineField
            field="label"
            label={text.name}
            placeholder={words.nodes[node.kind].title}
            maxLength={200}
            value={node.label}
            onValue={(label) => store.actions.run(renameNode, { id, label }, { mark: `${id} name` })}
          />
        )}
        <fieldset className={styles.fields} disabled={readOnly}>
          <Inspector data={node.data} change={change} />
          <GroupField id={id} node={node} nodes={laterFlow.nodes} />
          <WayList id={id} flow={laterFlow} />
        </fieldset>
        <SelectionButtons />
      </div>
    </FieldScopeContext>
  );
}

/** A form that writes what is already there makes no step of undo. */
function isSame(left: FlowNode['data'], right: FlowNode['data']): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function useNodeScope({ id, flow, goTo }: { id: string; flow: Flow; goTo: string | null }): FieldScope {
  const editor = useEditor();
  const problems = useEditorState((state) => state.problems);
  const { variables: names, nodes, intents, knowledge } = flow;
  const { timeZone } = flow.settings;
  return useMemo(() => {
    const { store } = editor;
    const tell = (problem: Problem) => toFieldProblem(editor, problem);
    const mine = problems.filter(
      ({ place }) => place.node === id && place.port === undefined && place.language === undefined,
    );
    const variables = [...variablesInScope({ nodes, variables: names }, id).keys()].toSorted();
    return {
      node: id,
      problemsAt: (field) => mine.filter(({ place }) => (place.field ?? '') === field).map(tell),
      problemsWithin: (field) =>
        mine.filter(({ place }) => place.field === field || place.field?.startsWith(`${field}.`) === true).map(tell),
      goTo,
      flow: { nodes, intents, knowledge, variables: names },
      timeZone,
      variables,
      leave: () => store.actions.settle(),
      declare: (name) =>
        !variables.includes(name) &&
        store.actions.run(setVariable, {
          name,
          variable: { type: 'text', description: '', personal: false, initial: null },
        }),
    };
  }, [id, problems, names, nodes, intents, knowledge, timeZone, goTo, editor]);
}
