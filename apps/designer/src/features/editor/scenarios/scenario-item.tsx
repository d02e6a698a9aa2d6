import type { Scenario } from '@aybiza/flow';
import { failureSentence } from '@aybiza/scenarios/in-words';
import { useEffect, useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { RowButton, RowFrame } from '../../../components/row-button.tsx';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { formatDuration } from '../../../formats/format-duration.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { removeScenario } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { playCall } from '../playback/start-playback.ts';
import { readerWords } from './reader-words.ts';
import { ScenarioForm } from './scenario-form.tsx';
import type { ScenarioRun, ScenarioStatus } from './scenario-runs.ts';
import styles from './scenarios-panel.module.css';
import type { ScenarioWords } from './step-kinds.ts';
import { scenarioStrings } from './strings.ts';

const ICONS = { untried: 'scenario', old: 'clock', passed: 'check', failed: 'close' } as const;

export interface ScenarioItemProps {
  id: string;
  scenario: Scenario;
  run: ScenarioRun | undefined;
  status: ScenarioStatus;
}

/** One scenario: what came of it, and its steps while it is open. */
export function ScenarioItem({ id, scenario, run, status }: ScenarioItemProps) {
  const text = useStrings(scenarioStrings);
  const editor = useEditor();
  const { look } = editor.store.actions;
  const open = useEditorState((state) => state.view.openScenario === id);
  const isBusy = useEditorState((state) => state.runs.work.status === 'running');
  const item = useRef<HTMLLIElement>(null);
  // Scrolling: one that was opened from elsewhere may be far down.
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <RowFrame ref={item} className={styles.item} data-status={status} open={open}>
      <RowButton className={styles.head} aria-expanded={open} onClick={() => look({ openScenario: open ? null : id })}>
        <span className={styles.status}>
          <Icon name={ICONS[status]} size={13} />
          <VisuallyHidden>{text.statuses[status]}</VisuallyHidden>
        </span>
        <span className={styles.name} title={scenario.name}>
          {scenario.name}
        </span>
        <small>{run === undefined ? text.statuses.untried : resultOf(run, text)}</small>
      </RowButton>
      {status === 'failed' && run !== undefined && !open ? <Failures id={id} run={run} /> : null}
      {open ? (
        <>
          <div className={styles.tools}>
            <Button size="small" disabled={isBusy} onClick={() => editor.scenarios.run(id)}>
              {text.runOne}
            </Button>
            <Button
              size="small"
              disabled={run === undefined}
              onClick={() => run !== undefined && playCall(editor, run.tried.moves, scenario.name)}
            >
              <Icon name="start" size={12} />
              {text.play}
            </Button>
            <IconButton
              icon="trash"
              side="left"
              label={text.remove}
              onClick={() => {
                editor.store.actions.run(removeScenario, { id });
                look({ openScenario: null });
              }}
            />
          </div>
          <ScenarioForm id={id} scenario={scenario} failures={status === 'failed' ? (run?.tried.failures ?? []) : []} />
        </>
      ) : null}
    </RowFrame>
  );
}

export function resultOf({ tried }: Pick<ScenarioRun, 'tried'>, text: ScenarioWords): string {
  // What is answered at once takes no time in a call that does not happen.
  return text.result(tried.outcome, tried.durationMs < 500 ? null : formatDuration(tried.durationMs));
}

/** What was otherwise than the scenario says; a click shows where, in the list and on the canvas. */
function Failures({ id, run }: { id: string; run: ScenarioRun }) {
  const text = useStrings(scenarioStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const words = readerWords(flow, editor.wordsFor);
  return (
    <ul className={styles.failures}>
      {run.tried.failures.map(({ step, what, moves }) => {
        const told = failureSentence({ what }, words);
        const show = () => {
          editor.store.actions.look({ openScenario: id, goToField: `steps.${step}` });
          playCall(editor, moves, told);
        };
        return (
          <li key={step}>
            <button type="button" onClick={show}>
              {told}
              <span className={styles.hint}>
                <Icon name="start" size={11} />
                {text.playFailure}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
