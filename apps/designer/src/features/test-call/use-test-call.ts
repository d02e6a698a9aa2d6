import { BrowserCall, type Invitation, WORKLETS } from '@aybiza/browser-call';
import { type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { systemClock } from '@aybiza/foundation/clock';
import { useEffect, useReducer, useRef, useState } from 'react';
import { createLevelMeter, type LevelMeter } from './level-meter.ts';
import { changeTestCall, type GoBack, type HandAnswer, NO_CALL, type TestCallState } from './test-call-state.ts';

/** The test call of a page: its state, and what can be done with it. */
export interface TestCallControl {
  readonly state: TestCallState;
  /** How loud it is, for the meter: read while drawing, not part of React's state. */
  readonly meter: LevelMeter;
  /** With `goBack`, at a turn of an earlier call. */
  start(options: { voice: boolean; goBack?: GoBack | undefined }): void;
  /** Another call begins at a turn of this one. */
  goBack(to: Omit<GoBack, 'callId'>): void;
  speak(on: boolean): void;
  say(text: string): void;
  press(key: string): void;
  /** The author answers the request that is waited for under a number. */
  answer(wait: number, answer: HandAnswer): void;
  hangUp(): void;
}

export function useTestCall(invite: (goBack?: GoBack) => Promise<Invitation>): TestCallControl {
  const [state, dispatch] = useReducer(changeTestCall, NO_CALL);
  const [meter] = useState(createLevelMeter);
  const call = useRef<BrowserCall<ServerMessage> | null>(null);
  // The socket and the sound card: a call does not outlive its page.
  useEffect(() => () => call.current?.stop(), []);
  const start = ({ voice, goBack }: { voice: boolean; goBack?: GoBack | undefined }) => {
    call.current?.stop();
    const current: BrowserCall<ServerMessage> = new BrowserCall({
      clock: systemClock(),
      schema: serverMessageSchema,
      worklets: WORKLETS,
      // A call that was given up has nothing more to say.
      onChange: (change) => call.current === current && dispatch(change),
      onLevel: meter.set,
    });
    call.current = current;
    dispatch(goBack === undefined ? { type: 'started' } : { type: 'wentBack', seq: goBack.seq });
    void current.start({ voice, invite: () => invite(goBack) });
  };
  return {
    state,
    meter,
    start,
    goBack({ seq, instead }) {
      const { callId, voice } = state;
      if (callId !== null) start({ voice: voice === 'on', goBack: { callId, seq, instead } });
    },
    speak: (on) => (on ? void call.current?.openVoice() : call.current?.closeVoice()),
    say: (text) => call.current?.say(text),
    press: (key) => call.current?.press(key),
    answer: (wait, answer) => call.current?.send({ type: 'answer', wait, ...answer }),
    hangUp: () => call.current?.hangUp(),
  };
}
