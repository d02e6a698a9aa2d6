import type { Scenario } from '@aybiza/flow';
import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { RowButton, RowFrame } from '../../../components/row-button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { addScenarios } from '../commands/index.ts';
import { type Editor, useEditor, useEditorState } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import { nodeName, portName } from '../playback/playback.ts';
import { playCall } from '../playback/start-playback.ts';
import { resultOf } from './scenario-item.tsx';
import { type Found, isSameToCallers, missingCalls } from './scenario-runs.ts';
import styles from './scenarios-panel.module.css';
import { scenarioStrings } from './strings.ts';

/** What a search has found, shown and not kept, and the wires it found no call for. */
export function FoundCalls({ found }: { found: Found }) {
  const text = useStrings(scenarioStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const runs = useEditorState((state) => state.runs);
  const missing = useMemo(() => missingCalls(flow, runs), [flow, runs]);
  const isOld = useMemo(() => !isSameToCallers(found.flow, flow), [found, flow]);
  const all = found.calls.map(({ scenario }) => scenario);
  return (
    <section className={styles.found}>
      <h3>{text.found(all.length)}</h3>
      <p className={styles.note}>{isOld ? text.statuses.old : text.foundHint}</p>
      {missing.length === 0 && all.length > 0 ? <p className={styles.note}>{text.nothingMissing}</p> : null}
      <div className={styles.buttons}>
        {missing.length === 0 ? null : (
          <Button size="small" look="primary" onClick={() => keep(editor, missing)}>
            {text.keepMissing(missing.length)}
          </Button>
        )}
        {missing.length === all.length ? null : (
          <Button size="small" onClick={() => keep(editor, all)}>
            {text.keepAll}
          </Button>
        )}
        <Button size="small" look="plain" onClick={() => forget(editor)}>
          {text.forget}
        </Button>
      </div>
      <ul className={styles.list}>
        {found.calls.map(({ scenario, tried }) => (
          <RowFrame
            key={scenario.name}
            open={false}
            className={styles.item}
            data-status={tried.passed ? 'passed' : 'failed'}
          >
            <RowButton className={styles.head} onClick={() => playCall(editor, tried.moves, scenario.name)}>
              <span className={styles.status}>
                <Icon name="start" size={13} />
              </span>
              <span className={styles.name} title={scenario.name}>
                {scenario.name}
              </span>
              <small>{resultOf({ tried }, text)}</small>
            </RowButton>
          </RowFrame>
        ))}
      </ul>
      <UncoveredWires found={found} />
    </section>
  );
}

/** Keeps calls with the flow, in one step of undo, and runs them: they are the flow's own from now on. */
export function keep(
  { store, scenarios, announce, wordsFor }: Pick<Editor, 'store' | 'scenarios' | 'announce' | 'wordsFor'>,
  calls: readonly Scenario[],
): void {
  if (!store.actions.run(addScenarios, { scenarios: calls })) return;
  store.actions.tried((runs) => ({ ...runs, found: null }));
  scenarios.run();
  announce(wordsFor(scenarioStrings).kept(calls.length));
}

function forget({ store }: Editor): void {
  store.actions.tried((runs) => ({ ...runs, found: null }));
}

function UncoveredWires({ found }: { found: Found }) {
  const text = useStrings(scenarioStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  if (found.uncovered.length === 0) return null;
  const show = (node: string, port: string) => {
    const wire = Object.entries(flow.edges).find(([, { from }]) => from.node === node && from.port === port)?.[0];
    goToNode(editor, node);
    if (wire !== undefined) editor.store.actions.look({ selection: { nodes: [], edges: [wire] } });
  };
  return (
    <>
      <h3>{text.uncovered(found.uncovered.length)}</h3>
      <p className={styles.note}>{text.uncoveredHint}</p>
      <ul className={styles.list}>
        {found.uncovered.map(({ node, port, reason }) => (
          <RowFrame key={`${node} ${port}`} open={false} className={styles.item}>
            <RowButton className={styles.head} onClick={() => show(node, port)}>
              <span className={styles.name}>
                {text.wire(nodeName(flow, node, editor.wordsFor), portName(flow, { node, port }, editor.wordsFor))}
              </span>
              <small>{text.told.reasons[reason]}</small>
            </RowButton>
          </RowFrame>
        ))}
      </ul>
    </>
  );
}
