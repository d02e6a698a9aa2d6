import type { Scenario } from '@aybiza/flow';
import { failureSentence } from '@aybiza/scenarios/in-words';
import { useEffect, useMemo } from 'react';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { changeScenario } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { bindParts } from '../inspector/bind-parts.ts';
import { type FieldScope, FieldScopeContext, NO_SCOPE } from '../inspector/field-scope.ts';
import { LineField } from '../inspector/fields.tsx';
import { ListEditor } from '../inspector/list-editor.tsx';
import { playCall } from '../playback/start-playback.ts';
import { CallerFields } from './caller-fields.tsx';
import { readerWords } from './reader-words.ts';
import type { Failure } from './scenario-request.ts';
import styles from './scenarios-panel.module.css';
import { StepFields } from './step-fields.tsx';
import { describeStep, firstStep } from './step-kinds.ts';
import { scenarioStrings } from './strings.ts';

/** What happens in a scenario, step by step, to be read and changed; what was not so stands at its step. */
export function ScenarioForm(props: { id: string; scenario: Scenario; failures: readonly Failure[] }) {
  const text = useStrings(scenarioStrings);
  const { id, scenario, failures } = props;
  const editor = useEditor();
  const { actions } = editor.store;
  const flow = useEditorState((state) => state.flow);
  const goTo = useEditorState((state) => state.view.goToField);
  const bind = bindParts({
    value: scenario,
    onValue: (changed, typing) =>
      actions.run(
        changeScenario,
        { id, scenario: changed },
        typing === undefined ? {} : { mark: `scenario ${id} ${typing}` },
      ),
  });
  // The view: somebody asked to go to a step, which is open now.
  useEffect(() => {
    if (goTo?.startsWith('steps.')) actions.look({ goToField: null });
  }, [goTo, actions]);
  const scope = useMemo<FieldScope>(() => {
    const words = readerWords(flow, editor.wordsFor);
    const problems = (field: string) =>
      failures
        .filter(({ step }) => field === `steps.${step}`)
        .map(({ what, moves }) => {
          const message = failureSentence({ what }, words);
          return {
            severity: 'error' as const,
            message,
            actions: [{ label: text.playFailure, run: () => playCall(editor, moves, message) }],
          };
        });
    return {
      ...NO_SCOPE,
      problemsAt: problems,
      problemsWithin: problems,
      goTo: goTo === null ? null : `${goTo}.`,
      leave: actions.settle,
    };
  }, [failures, flow, goTo, editor, actions, text.playFailure]);
  const at = bind('at');
  return (
    <FieldScopeContext value={scope}>
      <div className={styles.form}>
        <LineField {...bind('name')} label={text.name} maxLength={200} />
        <TextField label={text.at} type="datetime-local" value={at.value} onValue={(value) => at.onValue(value)} />
        <CallerFields {...bind('begins')} />
        <ListEditor
          {...bind('steps')}
          label={text.steps}
          nameOf={(step) => describeStep(flow, step, editor.wordsFor)}
          most={500}
          addLabel={text.addStep}
          newItem={() => firstStep(flow, 'says')}
        >
          {(item) => <StepFields flow={flow} {...item} />}
        </ListEditor>
      </div>
    </FieldScopeContext>
  );
}
