import type { AfterCallStep, Problem } from '@aybiza/flow';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { duplicateAfterCallStep, moveAfterCallStep, nextCopyId, removeAfterCallStep } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { describeWhat, describeWhen, stepName } from './describe-step.ts';
import styles from './lane.module.css';
import { StepForm } from './step-form.tsx';
import { LANE_ICONS, laneStrings } from './strings.ts';

export interface LaneCardProps {
  step: AfterCallStep;
  index: number;
  last: boolean;
  /** It is about to be put elsewhere in the list. */
  onMoved: () => void;
}

/** One step of the lane: what it does and when, and its form while it is open. */
export function LaneCard({ step, index, last, onMoved }: LaneCardProps) {
  const text = useStrings(laneStrings);
  const words = useStrings(flowStrings);
  const { store } = useEditor();
  const { id, kind } = step;
  const flow = useEditorState((state) => state.flow);
  const open = useEditorState((state) => state.view.openAfterCall === id);
  const problems = useEditorState((state) => state.problems);
  const card = useRef<HTMLLIElement>(null);
  // Scrolling: one that was opened from elsewhere may be far down.
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const move = (by: -1 | 1) => {
    if (store.actions.run(moveAfterCallStep, { id, by })) onMoved();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  const duplicate = () => {
    const copy = nextCopyId(store.getState().flow, id);
    if (store.actions.run(duplicateAfterCallStep, { id })) store.actions.look({ openAfterCall: copy });
  };
  const remove = () => {
    if (store.actions.run(removeAfterCallStep, { id })) store.actions.look({ openAfterCall: null });
  };
  const { quoted } = useFormats();
  const what = describeWhat(step, text);
  return (
    <li ref={card} className={styles.card} data-step={id} data-open={open}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title={text.moveHint}
        onClick={() => store.actions.look({ openAfterCall: open ? null : id })}
        onKeyDown={onKeyDown}
      >
        <span className={styles.icon}>
          <Icon name={LANE_ICONS[kind]} size={14} />
        </span>
        <span className={styles.name}>{stepName(step, words)}</span>
        <ProblemCount problems={problems.filter(({ place }) => place.step === id)} />
        <span className={styles.when}>{describeWhen(flow, step, { text, words, quoted })}</span>
        {what === '' || open ? null : <span className={styles.what}>{what}</span>}
      </button>
      {open ? (
        <>
          <div className={styles.tools}>
            <span className={styles.kind}>{words.afterCall[kind].title}</span>
            <IconButton icon="arrowUp" size="small" label={text.up} disabled={index === 0} onClick={() => move(-1)} />
            <IconButton icon="arrowDown" size="small" label={text.down} disabled={last} onClick={() => move(1)} />
            <IconButton icon="copy" size="small" label={text.duplicate} onClick={duplicate} />
            <IconButton icon="trash" size="small" side="left" label={text.remove} onClick={remove} />
          </div>
          <StepForm step={step} />
        </>
      ) : null}
    </li>
  );
}

function ProblemCount({ problems }: { problems: readonly Problem[] }) {
  const text = useStrings(laneStrings);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return null;
  return (
    <span className={styles.problems} data-severity={errors > 0 ? 'error' : 'warning'}>
      <Icon name="warning" size={12} />
      {errors > 0 ? text.errors(errors) : text.warnings(warnings)}
    </span>
  );
}
