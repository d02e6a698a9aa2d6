import { type AfterCallKind, afterCallKinds, MAX_AFTER_CALL_STEPS } from '@aybiza/flow';
import { useEffect, useRef } from 'react';
import { Icon } from '../../../components/icons/icon.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { addAfterCallStep, nextStepId } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import styles from './lane.module.css';
import { LaneCard } from './lane-card.tsx';
import { LANE_ICONS, laneStrings } from './strings.ts';

const KINDS = Object.keys(afterCallKinds) as AfterCallKind[]; // its keys are its kinds

/** What is done after each call: its steps in order, one of them open. */
export function LanePanel() {
  const text = useStrings(laneStrings);
  const steps = useEditorState((state) => state.flow.afterCall);
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<string | null>(null);
  // The focus: a card that was moved by a key is put elsewhere in the page, and loses it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move is another order of the steps
  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(moved.current)}"] button`)?.focus();
    moved.current = null;
  }, [steps]);
  if (steps.length === 0) {
    return (
      <div className={styles.panel}>
        <div className={styles.nothing}>
          <h3>{text.emptyTitle}</h3>
          <p>{text.empty}</p>
        </div>
        <AddStep />
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>{text.intro}</p>
      <ol ref={list} className={styles.lane} aria-label={text.list}>
        {steps.map((step, index) => (
          <LaneCard
            // Two people who move one step at once have it twice, with one id, until one of them is mended.
            key={`${step.id} ${steps.slice(0, index).filter(({ id }) => id === step.id).length}`}
            step={step}
            index={index}
            last={index === steps.length - 1}
            onMoved={() => {
              moved.current = step.id;
            }}
          />
        ))}
      </ol>
      <p className={styles.hint}>{text.replaces}</p>
      <AddStep />
    </div>
  );
}

/** The kinds of steps, each with what it is for. */
function AddStep() {
  const text = useStrings(laneStrings);
  const kinds = useStrings(flowStrings).afterCall;
  const { store } = useEditor();
  const isFull = useEditorState((state) => state.flow.afterCall.length >= MAX_AFTER_CALL_STEPS);
  const add = (kind: AfterCallKind) => {
    const id = nextStepId(store.getState().flow, kind);
    if (store.actions.run(addAfterCallStep, { kind })) store.actions.look({ openAfterCall: id });
  };
  return (
    <section className={styles.add} aria-label={text.add}>
      <h3>{text.add}</h3>
      {isFull ? <p className={styles.hint}>{text.full}</p> : null}
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" disabled={isFull} onClick={() => add(kind)}>
              <span className={styles.icon}>
                <Icon name={LANE_ICONS[kind]} size={14} />
              </span>
              <b>{kinds[kind].title}</b>
              <small>{kinds[kind].help}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
