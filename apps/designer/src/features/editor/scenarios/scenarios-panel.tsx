import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { FoundCalls } from './found-calls.tsx';
import { ScenarioItem } from './scenario-item.tsx';
import {
  coverageOfRuns,
  isSameToCallers,
  isTried,
  type ScenarioStatus,
  scenarioStatus,
  whatIsOld,
} from './scenario-runs.ts';
import styles from './scenarios-panel.module.css';
import { scenarioStrings } from './strings.ts';
import { writeScenario } from './write-scenario.ts';

/** The calls that are kept with the flow, what came of them, and which wires they take. */
export function ScenariosPanel() {
  const text = useStrings(scenarioStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const { own, found, work } = useEditorState((state) => state.runs);
  const ids = Object.keys(flow.scenarios);
  const statuses = useMemo(() => {
    const known = new Map<typeof flow, boolean>();
    const isSame = (other: typeof flow) => {
      const before = known.get(other) ?? isSameToCallers(other, flow);
      known.set(other, before);
      return before;
    };
    return new Map(
      Object.entries(flow.scenarios).map(([id, scenario]): [string, ScenarioStatus] => [
        id,
        scenarioStatus(own.get(id), scenario, isSame),
      ]),
    );
  }, [flow, own]);
  if (ids.length === 0 && found === null && work.status === 'idle') {
    return (
      <EmptyState
        icon="scenario"
        title={text.emptyTitle}
        action={
          <div className={styles.buttons}>
            <Button look="primary" onClick={() => editor.scenarios.generate()}>
              {text.generate}
            </Button>
            <Button onClick={() => writeScenario(editor)}>{text.write}</Button>
          </div>
        }
      >
        {text.empty}
      </EmptyState>
    );
  }
  return (
    <div className={styles.panel}>
      <Summary statuses={[...statuses.values()]} />
      <WorkNote />
      <ul className={styles.list}>
        {ids.map((id) => {
          const scenario = flow.scenarios[id];
          if (scenario === undefined) return null;
          const status = statuses.get(id) ?? 'untried';
          return <ScenarioItem key={id} id={id} scenario={scenario} run={own.get(id)} status={status} />;
        })}
      </ul>
      {found === null ? null : <FoundCalls found={found} />}
    </div>
  );
}

function Summary({ statuses }: { statuses: readonly ScenarioStatus[] }) {
  const text = useStrings(scenarioStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const runs = useEditorState((state) => state.runs);
  const isPainted = useEditorState((state) => state.view.coverage);
  const { share } = useMemo(() => coverageOfRuns(flow, runs), [flow, runs]);
  const percent = Math.floor(share * 100);
  const isBusy = runs.work.status === 'running';
  const passed = statuses.filter((status) => status === 'passed').length;
  return (
    <div className={styles.summary}>
      {isTried(runs) ? (
        <>
          <p className={styles.share}>
            <b>{text.coverage(percent)}</b>
            {statuses.length === 0 ? null : <span>{text.passed(passed, statuses.length)}</span>}
          </p>
          <meter className={styles.meter} min={0} max={100} value={percent} aria-label={text.coverageLabel} />
        </>
      ) : null}
      <MeasureNote />
      <div className={styles.buttons}>
        <Button size="small" disabled={isBusy || statuses.length === 0} onClick={() => editor.scenarios.run()}>
          {text.runAll}
        </Button>
        <Button size="small" disabled={isBusy} title={text.generateHint} onClick={() => editor.scenarios.generate()}>
          {text.generate}
        </Button>
        <Button
          size="small"
          disabled={isBusy}
          title={text.goingWrongHint}
          onClick={() => editor.scenarios.generate({ goingWrong: true })}
        >
          {text.goingWrong}
        </Button>
        <Button size="small" look="plain" onClick={() => writeScenario(editor)}>
          {text.write}
        </Button>
      </div>
      <Checkbox
        label={text.paint}
        hint={text.paintHint}
        checked={isPainted}
        onChecked={(coverage) => editor.store.actions.look({ coverage })}
      />
    </div>
  );
}

/** In which words it is told what is under way. */
const UNDER_WAY = { run: 'runningAll', measure: 'measuring', generate: 'searching', fromCall: 'keeping' } as const;

/** What the numbers are about: coverage is measured by itself, and says of what. */
function MeasureNote() {
  const text = useStrings(scenarioStrings);
  const flow = useEditorState((state) => state.flow);
  const runs = useEditorState((state) => state.runs);
  const isOld = useMemo(() => whatIsOld(flow, runs) !== null, [flow, runs]);
  if (runs.work.status === 'running' || !(isOld || isTried(runs))) return null;
  const note = !isOld ? text.measured : runs.measuring === 'refused' ? text.notMeasured : text.measuring;
  return (
    <p className={styles.note} role="status">
      {note}
    </p>
  );
}

/** What is under way, or why nothing is. */
function WorkNote() {
  const text = useStrings(scenarioStrings);
  const editor = useEditor();
  const work = useEditorState((state) => state.runs.work);
  switch (work.status) {
    case 'idle':
      return null;
    case 'running':
      return (
        <div className={styles.work}>
          <Spinner label={text[UNDER_WAY[work.type]]} />
          <span>{work.type === 'run' ? text.running(work.done, work.all) : text[UNDER_WAY[work.type]]}</span>
          <Button size="small" onClick={() => editor.scenarios.stop()}>
            {text.stop}
          </Button>
        </div>
      );
    case 'refused':
      return (
        <div className={styles.refused} role="alert">
          <span>{text.refused}</span>
          <Button size="small" onClick={() => editor.store.actions.look({ problemsOpen: true })}>
            {text.showProblems}
          </Button>
        </div>
      );
    case 'failed':
      return (
        <div className={styles.refused} role="alert">
          {text.failed}
        </div>
      );
  }
}
