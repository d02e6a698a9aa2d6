import {
  type AfterCallKind,
  type AfterCallStep,
  afterCallKinds,
  type Problem,
  stepsBefore,
  variablesAfterCall,
} from '@aybiza/flow';
import { useEffect, useMemo, useRef } from 'react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { changeAfterCallStep } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { ConditionField } from '../inspector/condition/condition-field.tsx';
import { FieldProblems } from '../inspector/field-problems.tsx';
import { type FieldScope, FieldScopeContext } from '../inspector/field-scope.ts';
import { Details, LineField, OptionalNumberField } from '../inspector/fields.tsx';
import { toFieldProblem } from '../problems/to-field-problem.ts';
import { stepName } from './describe-step.ts';
import { formOf } from './forms/index.ts';
import styles from './lane.module.css';
import { laneStrings } from './strings.ts';

/** The form of one step of the lane: what it does, when, and what it waits for. */
export function StepForm({ step }: { step: AfterCallStep }) {
  const text = useStrings(laneStrings);
  const { store } = useEditor();
  const form = useRef<HTMLDivElement>(null);
  const goToField = useEditorState((state) => state.view.goToField);
  const scope = useStepScope(step, goToField);
  // The focus: somebody asked to go to the field that a problem is about.
  useEffect(() => {
    if (goToField === null) return;
    const control = form.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(goToField)}"]`);
    const folded = control?.closest('details');
    if (folded != null) folded.open = true;
    control?.focus();
    store.actions.look({ goToField: null });
  }, [goToField, store]);
  const change = (changed: AfterCallStep, typing?: string) => {
    const mark = typing === undefined ? {} : { mark: `after-call ${step.id} ${typing}` };
    return isSame(step, changed) || store.actions.run(changeAfterCallStep, { step: changed }, mark);
  };
  const { attempts, timeLimitSeconds } = afterCallKinds[step.kind];
  const { title } = useStrings(flowStrings).afterCall[step.kind];
  const Form = formOf<AfterCallKind>(step);
  return (
    <FieldScopeContext value={scope}>
      <div ref={form} className={styles.form}>
        <FieldProblems field="id" />
        <LineField
          field="name"
          label={text.name}
          placeholder={title}
          maxLength={120}
          value={step.name}
          onValue={(name) => change({ ...step, name }, 'name')}
        />
        {/* The data is of the step's own kind, as its form asks for it. */}
        <Form data={step.data} change={(data, typing) => change({ ...step, data } as AfterCallStep, typing)} />
        <ConditionField
          field="when"
          label={text.condition}
          placeholder={text.conditionHint}
          value={step.when}
          onValue={(when, typing) => change({ ...step, when }, typing)}
        />
        <p className={styles.hint}>{text.conditionHint}</p>
        <Needs step={step} onNeeds={(after) => change({ ...step, after })} />
        <Details summary={text.trying}>
          <OptionalNumberField
            field="attempts"
            label={text.attempts}
            placeholder={text.usual(attempts)}
            range={[1, 10]}
            value={step.attempts}
            onValue={(value, typing) => change(withOptional(step, 'attempts', value), typing)}
          />
          <OptionalNumberField
            field="timeLimitSeconds"
            label={text.timeLimit}
            placeholder={text.usual(timeLimitSeconds)}
            range={[5, 300]}
            value={step.timeLimitSeconds}
            onValue={(value, typing) => change(withOptional(step, 'timeLimitSeconds', value), typing)}
          />
        </Details>
      </div>
    </FieldScopeContext>
  );
}

/** A step without a member is another document than one with a member that is undefined. */
function withOptional(
  step: AfterCallStep,
  name: 'attempts' | 'timeLimitSeconds',
  value: number | undefined,
): AfterCallStep {
  const { [name]: _before, ...rest } = step;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** The other steps, to wait for: all but those that wait for this one. */
function Needs({ step, onNeeds }: { step: AfterCallStep; onNeeds: (after: string[]) => boolean }) {
  const text = useStrings(laneStrings);
  const lane = useEditorState((state) => state.flow.afterCall);
  const words = useStrings(flowStrings);
  const others = lane.filter(
    ({ id }) => id !== step.id && (step.after.includes(id) || !stepsBefore(lane, id).has(step.id)),
  );
  return (
    <fieldset className={styles.needs} data-field="after">
      <legend>{text.needs}</legend>
      <p className={styles.hint}>{step.after.length === 0 ? text.needsNothing : text.needsHint}</p>
      {others.map((other) => (
        <Checkbox
          key={other.id}
          label={stepName(other, words)}
          checked={step.after.includes(other.id)}
          onChecked={(checked) =>
            void onNeeds(checked ? [...step.after, other.id] : step.after.filter((id) => id !== other.id))
          }
        />
      ))}
      <FieldProblems field="after" />
    </fieldset>
  );
}

/** A form that writes what is already there makes no step of undo. */
function isSame(left: AfterCallStep, right: AfterCallStep): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Fields of a form name their data by its own path; problems name it by that of the step. */
const OF_STEP: ReadonlySet<string> = new Set(['id', 'name', 'when', 'after', 'attempts', 'timeLimitSeconds']);

function useStepScope({ id }: AfterCallStep, goTo: string | null): FieldScope {
  const editor = useEditor();
  const problems = useEditorState((state) => state.problems);
  const afterCall = useEditorState((state) => state.flow.afterCall);
  const names = useEditorState((state) => state.flow.variables);
  const timeZone = useEditorState((state) => state.flow.settings.timeZone);
  return useMemo(() => {
    const tell = (problem: Problem) => toFieldProblem(editor, problem);
    const mine = problems.filter(({ place }) => place.step === id);
    const pathOf = (field: string) => (OF_STEP.has(field) ? field : `data.${field}`);
    const known = variablesAfterCall({ afterCall, variables: names }, id);
    return {
      node: null,
      problemsAt: (field) => mine.filter(({ place }) => place.field === pathOf(field)).map(tell),
      problemsWithin: (field) =>
        mine
          .filter(({ place }) => place.field === pathOf(field) || place.field?.startsWith(`${pathOf(field)}.`) === true)
          .map(tell),
      goTo,
      flow: { nodes: {}, intents: {}, knowledge: {}, variables: Object.fromEntries(known) },
      timeZone,
      variables: [...known.keys()].toSorted(),
      leave: () => editor.store.actions.settle(),
      declare: () => false,
    };
  }, [id, problems, afterCall, names, timeZone, goTo, editor]);
}
