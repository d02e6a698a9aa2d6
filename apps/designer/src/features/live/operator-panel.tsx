'use client';

import { type CallEvent, followLive, NEW_LIVE_VIEW } from '@aybiza/call-log';
import { useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { EndDialog } from './end-dialog.tsx';
import styles from './live.module.css';
import { liveStrings } from './strings.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { type OperatorControl, useOperatorLine } from './use-operator-line.ts';
import { SpeakForm, WhisperForm } from './words-forms.tsx';

/** What somebody may do to a call that goes on. */
export function OperatorPanel({ callId, events }: { callId: string; events: readonly CallEvent[] }) {
  const strings = useStrings(liveStrings);
  const line = useOperatorLine(callId);
  const [open, setOpen] = useState<'transfer' | 'end' | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const view = useMemo(() => events.reduce(followLive, NEW_LIVE_VIEW), [events]);
  const { state } = line;
  const has = state.line === 'voice' || state.line === 'text';
  const isTakenByOther = view.operator !== null && !has && state.line !== 'connecting';
  const done = (text: string) => {
    setOpen(null);
    setNotice(text);
  };
  return (
    <section className={styles.panel} aria-label={strings.panel} data-taken={has}>
      <div className={styles.deeds}>
        <div className={styles.controls}>
          <Lines line={line} isTakenByOther={isTakenByOther} />
          <Button disabled={view.floor === 'person'} onClick={() => setOpen('transfer')}>
            {strings.transfer}
          </Button>
          <Button onClick={() => setOpen('end')}>{strings.end}</Button>
        </div>
        <p role="status" className={styles.news}>
          {isTakenByOther ? strings.takenByOther : (state.notice ?? notice ?? saying(line, strings))}
        </p>
        {state.problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {state.problem}
          </p>
        )}
      </div>
      {state.line === 'text' ? <SpeakForm onSay={line.say} /> : null}
      {has ? null : <WhisperForm callId={callId} />}
      {open === 'transfer' ? (
        <TransferDialog callId={callId} onDone={() => done(strings.transferred)} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'end' ? (
        <EndDialog callId={callId} onDone={() => done(strings.endedOff)} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

/** To hear the call, to have it, and to give it back. */
function Lines({ line, isTakenByOther }: { line: OperatorControl; isTakenByOther: boolean }) {
  const strings = useStrings(liveStrings);
  const { state, start, stop, giveBack } = line;
  if (state.line === 'connecting') return <Button disabled>{strings.connecting}</Button>;
  if (state.line === 'voice' || state.line === 'text')
    return (
      <Button look="primary" onClick={giveBack}>
        {strings.giveBack}
      </Button>
    );
  return (
    <>
      {state.line === 'listening' ? (
        <Button onClick={stop}>{strings.stopListening}</Button>
      ) : (
        <Button onClick={() => start('listener')}>{strings.listen}</Button>
      )}
      <Button disabled={isTakenByOther} onClick={() => start('voice')}>
        {strings.takeOverVoice}
      </Button>
      <Button disabled={isTakenByOther} onClick={() => start('text')}>
        {strings.takeOverText}
      </Button>
    </>
  );
}

function saying({ state: { line, isMuted, hasSound } }: OperatorControl, strings: WordsOf<typeof liveStrings>): string {
  switch (line) {
    case 'off':
    case 'connecting':
      return '';
    case 'voice':
      return strings.hasVoice;
    case 'text':
      return strings.hasText;
    case 'listening':
      if (!hasSound) return strings.noSound;
      return isMuted ? strings.muted : strings.listening;
  }
}
