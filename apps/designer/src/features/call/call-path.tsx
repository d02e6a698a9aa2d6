'use client';

import type { PathStep } from '@aybiza/call-log';
import Link from 'next/link';
import { useMemo } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import { nodeCards } from '../editor/index.ts';
import { FlowGraph, toPathLayer } from '../flow-graph/index.ts';
import styles from './call-page.module.css';
import type { CallRecord } from './call-record.ts';
import { callStrings } from './strings.ts';

interface CallPathProps {
  record: CallRecord;
  /** The entry of the log before which a test call could go on from what is shown; null where none could. */
  turn: number | null;
  steps: readonly PathStep[];
  /** How many steps are shown. */
  at: number;
  onStep: (step: number) => void;
}

/** The way the call took, on the drawing it ran on. */
export function CallPath({ record: { call, drawing, erased }, turn, steps, at, onStep }: CallPathProps) {
  const strings = useStrings(callStrings);
  const may = useMay();
  const editor = `/agents/${call.agentId}/flow?call=${call.id}`;
  const flow = drawing?.flow;
  const path = useMemo(
    () => (flow === undefined ? undefined : toPathLayer(flow, steps.slice(0, at), { live: true })),
    [flow, steps, at],
  );
  const layers = useMemo(() => ({ path }), [path]);
  return (
    <section className={styles.path} aria-label={strings.path}>
      <div className={styles.canvas}>
        {flow === undefined ? (
          <p className={styles.note}>{strings.noDrawing}</p>
        ) : (
          <FlowGraph flow={flow} cards={nodeCards} layers={layers} follow={path?.current ?? null} />
        )}
      </div>
      <footer className={styles.steps}>
        {erased === null ? (
          <>
            <Steps count={steps.length} at={at} onStep={onStep} />
            <p>{drawing?.exact === false ? strings.inexact : strings.stepHint}</p>
            {flow === undefined ? null : (
              <span className={styles.uses}>
                {turn === null || !may('calls.createTestCall') ? null : (
                  <Link href={`${editor}&seq=${turn}`}>{strings.fork}</Link>
                )}
                {call.status === 'live' ? null : <Link href={editor}>{strings.keepScenario}</Link>}
              </span>
            )}
          </>
        ) : (
          <p>{strings.erasedPath}</p>
        )}
      </footer>
    </section>
  );
}

/** Back and forth, a step at a time. */
function Steps({ count, at, onStep }: { count: number; at: number; onStep: (step: number) => void }) {
  const strings = useStrings(callStrings);
  return (
    <>
      <IconButton icon="first" label={strings.first} disabled={at === 0} onClick={() => onStep(0)} />
      <span className={styles.back}>
        <IconButton icon="chevron" label={strings.back} keys="←" disabled={at === 0} onClick={() => onStep(at - 1)} />
      </span>
      <output aria-live="polite">{count === 0 ? strings.noSteps : strings.step(at, count)}</output>
      <span className={styles.forth}>
        <IconButton
          icon="chevron"
          label={strings.forth}
          keys="→"
          disabled={at >= count}
          onClick={() => onStep(at + 1)}
        />
      </span>
      <IconButton icon="last" label={strings.last} disabled={at >= count} onClick={() => onStep(count)} />
    </>
  );
}
