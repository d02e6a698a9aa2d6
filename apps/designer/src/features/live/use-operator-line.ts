import { useEffect, useReducer, useRef } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPCClient } from '../../trpc/client.tsx';
import { useExplain } from '../../trpc/use-error-text.ts';
import { OperatorLine, type OperatorRole } from './operator-line.ts';
import { changeOperator, NO_LINE, type OperatorChange, type OperatorState } from './operator-state.ts';
import { liveStrings } from './strings.ts';

export interface OperatorControl {
  readonly state: OperatorState;
  /** Listens, or takes the call over; what the page had before is over. */
  start(as: OperatorRole): void;
  say(text: string): void;
  giveBack(): void;
  stop(): void;
}

/** This page's line to a call. It does not outlive the page. */
export function useOperatorLine(callId: string): OperatorControl {
  const strings = useStrings(liveStrings);
  const explain = useExplain();
  const client = useTRPCClient();
  const [state, dispatch] = useReducer(
    (before: OperatorState, change: OperatorChange) => changeOperator(before, change, strings),
    NO_LINE,
  );
  const line = useRef<OperatorLine | null>(null);
  useEffect(() => () => line.current?.stop(), []);
  return {
    state,
    start(as) {
      line.current?.stop();
      const current: OperatorLine = new OperatorLine({
        as,
        invite: () => client.live.join.mutate({ callId, as }).catch(explain),
        // A line that was given up has nothing more to say.
        onChange: (change) => line.current === current && dispatch(change),
      });
      line.current = current;
      dispatch({ type: 'started' });
      void current.start();
    },
    say: (text) => line.current?.say(text),
    giveBack: () => line.current?.giveBack(),
    stop() {
      line.current?.stop();
      line.current = null;
      dispatch({ type: 'stopped' });
    },
  };
}
