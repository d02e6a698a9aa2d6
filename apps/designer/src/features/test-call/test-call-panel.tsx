import { foldVariables } from '@aybiza/call-log';
import { CLOSE_CODES } from '@aybiza/call-protocol';
import { CALL_VARIABLES, type Flow } from '@aybiza/flow';
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Icon } from '../../components/icons/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { Conversation } from './conversation.tsx';
import { EventList } from './event-list.tsx';
import { Keypad } from './keypad.tsx';
import { LevelBars } from './level-bars.tsx';
import { phrasesHere } from './phrases-here.ts';
import { testCallStrings } from './strings.ts';
import styles from './test-call-panel.module.css';
import type { TestCallState } from './test-call-state.ts';
import { toConversation } from './to-conversation.ts';
import type { TestCallControl } from './use-test-call.ts';

/** Which vendors are practice equipment. */
export interface Practice {
  readonly stt: boolean;
  readonly tts: boolean;
  readonly llm: boolean;
}

export interface TestCallPanelProps {
  call: TestCallControl;
  flow: Flow;
  /** Where the caller is. */
  current: string | null;
  practice: Practice;
  /** A flow with errors cannot be called. */
  blocked: boolean;
  /** What is called: the draft, or a version. */
  choice: ReactNode;
  /** Does the canvas follow the call? */
  follow: { readonly on: boolean; set(on: boolean): void };
  onShowProblems: () => void;
  callHref: (callId: string) => string;
  /** A turn of an earlier call from which the first call here may go on. */
  fork: { readonly callId: string; readonly seq: number } | null;
  /** The call, as far as it has come, is kept as a scenario of the flow. */
  onKeep: () => void;
}

/** A call beside the canvas: by voice, typed, or with the keypad. */
export function TestCallPanel(props: TestCallPanelProps) {
  const text = useStrings(testCallStrings);
  const { call, practice, blocked, choice, fork, onShowProblems } = props;
  const { state } = call;
  if (state.status === 'idle') {
    return (
      <div className={styles.panel}>
        <div className={styles.head}>{choice}</div>
        <EmptyState
          icon="phone"
          title={fork === null ? text.title : text.forkTitle}
          action={
            blocked ? (
              <Button onClick={onShowProblems}>{text.showProblems}</Button>
            ) : (
              <StartButtons call={call} fork={fork} />
            )
          }
        >
          {blocked
            ? text.blocked
            : fork !== null
              ? text.forkHint
              : practice.stt || practice.llm
                ? `${text.callItHint} ${text.practice}`
                : text.callItHint}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <div className={styles.head}>{choice}</div>
      <LiveCall {...props} />
      <CallVariables state={state} />
      <EventList events={state.events} />
      {state.status === 'live' || state.status === 'connecting' ? <CallTools {...props} /> : <CallEnd {...props} />}
    </div>
  );
}

function StartButtons({ call, fork }: Pick<TestCallPanelProps, 'call' | 'fork'>) {
  const text = useStrings(testCallStrings);
  if (fork !== null)
    return (
      <div className={styles.start}>
        <Button look="primary" size="large" onClick={() => call.start({ voice: false, goBack: fork })}>
          {text.forkTyping}
        </Button>
        <Button look="plain" onClick={() => call.start({ voice: true, goBack: fork })}>
          {text.forkByVoice}
        </Button>
      </div>
    );
  return (
    <div className={styles.start}>
      <Button look="primary" size="large" onClick={() => call.start({ voice: true })}>
        {text.callIt}
      </Button>
      <Button look="plain" onClick={() => call.start({ voice: false })}>
        {text.typeInstead}
      </Button>
    </div>
  );
}

function LiveCall({ call, flow, practice, blocked }: TestCallPanelProps) {
  const text = useStrings(testCallStrings);
  const { state } = call;
  const lines = useMemo(() => toConversation(state.events), [state.events]);
  const startedAt = state.events[0]?.at ?? 0;
  return (
    <>
      {state.status === 'connecting' ? (
        <p className={styles.connecting}>
          <Spinner label={text.connecting} /> {state.voice === 'asking' ? text.asking : text.connecting}
        </p>
      ) : null}
      <Conversation
        lines={lines}
        interim={state.interim}
        startedAt={startedAt}
        practiceModel={practice.llm}
        flow={flow}
        onAnswer={state.status === 'live' ? call.answer : undefined}
        onGoBack={state.callId === null || state.status === 'connecting' || blocked ? undefined : call.goBack}
      />
      {state.voice === 'denied' || state.voice === 'missing' ? (
        <p className={styles.notice} role="status">
          {state.voice === 'denied' ? text.denied : text.missing}
        </p>
      ) : null}
    </>
  );
}

/** What the flow finds out in this call stands before what every call brings. */
function ownFirst(variables: ReturnType<typeof foldVariables>): [string, unknown][] {
  const brought = (name: string) => (Object.hasOwn(CALL_VARIABLES, name) ? 1 : 0);
  return Object.entries(variables).toSorted(([left], [right]) => brought(left) - brought(right));
}

function CallVariables({ state }: { state: TestCallState }) {
  const text = useStrings(testCallStrings);
  const variables = useMemo(() => ownFirst(foldVariables(state.events)), [state.events]);
  if (variables.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be a stop for the keyboard
    <section className={styles.variables} aria-label={text.variables} tabIndex={0}>
      <dl>
        {variables.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Whoever wants to type has pressed a button that is gone: without the focus here, their words would be shortcuts. */
function useFocusOnceLive(wanted: boolean) {
  const box = useRef<HTMLInputElement>(null);
  // The focus: it is nowhere.
  useEffect(() => {
    if (wanted && document.activeElement === document.body) box.current?.focus();
  }, [wanted]);
  return box;
}

function CallTools({ call, flow, current, practice, follow, onKeep }: TestCallPanelProps) {
  const text = useStrings(testCallStrings);
  const { state, meter } = call;
  const [words, setWords] = useState('');
  const [keypad, setKeypad] = useState(false);
  const chips = practice.stt ? phrasesHere(flow, current) : [];
  const live = state.status === 'live';
  const said = useFocusOnceLive(live && state.voice === 'off');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    call.say(words);
    setWords('');
  };
  return (
    <div className={styles.tools}>
      {chips.length === 0 ? null : (
        <div className={styles.chips}>
          <span>{text.tryToSay}</span>
          {chips.map((chip) => (
            <button key={chip} type="button" disabled={!live} onClick={() => call.say(chip)}>
              {chip}
            </button>
          ))}
        </div>
      )}
      {keypad ? <Keypad onPress={call.press} /> : null}
      <form className={styles.typed} onSubmit={submit}>
        <input
          ref={said}
          aria-label={text.say}
          placeholder={text.say}
          maxLength={1_000}
          disabled={!live}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <button type="submit" aria-label={text.send} disabled={!live || words.trim() === ''}>
          <Icon name="send" size={14} />
        </button>
      </form>
      <div className={styles.bar}>
        <IconButton
          icon="microphone"
          framed
          side="top"
          label={state.voice === 'on' ? text.voiceOff : text.voiceOn}
          aria-pressed={state.voice === 'on'}
          disabled={state.voice === 'asking'}
          onClick={() => call.speak(state.voice !== 'on')}
        />
        <LevelBars meter={meter} />
        <IconButton
          icon="follow"
          framed
          side="top"
          label={text.follow}
          aria-pressed={follow.on}
          onClick={() => follow.set(!follow.on)}
        />
        <IconButton
          icon="keypad"
          framed
          side="top"
          label={text.keypad}
          aria-pressed={keypad}
          onClick={() => setKeypad(!keypad)}
        />
        <IconButton icon="scenario" framed side="top" label={text.keep} disabled={!live} onClick={onKeep} />
        <Button onClick={call.hangUp}>{text.hangUp}</Button>
      </div>
    </div>
  );
}

function explainTrouble(trouble: NonNullable<TestCallState['trouble']>, text: WordsOf<typeof testCallStrings>): string {
  return 'refused' in trouble ? text.refused(trouble.refused) : text.closed[CLOSED.get(trouble.closed) ?? 'lost'];
}

/** Why the voice server closed the call. */
const CLOSED: ReadonlyMap<number, keyof WordsOf<typeof testCallStrings>['closed']> = new Map([
  [CLOSE_CODES.badToken, 'expired'],
  [CLOSE_CODES.denied, 'noAccess'],
  [CLOSE_CODES.busy, 'busy'],
  [CLOSE_CODES.goingAway, 'restarts'],
  [CLOSE_CODES.badMessage, 'misunderstood'],
  [CLOSE_CODES.noHello, 'misunderstood'],
]);

function CallEnd({ call, blocked, callHref, onKeep }: TestCallPanelProps) {
  const text = useStrings(testCallStrings);
  const { status, outcome, trouble, callId, voice } = call.state;
  return (
    <div className={styles.end} role="status">
      <p>{status === 'failed' && trouble !== null ? explainTrouble(trouble, text) : text.ended}</p>
      {outcome === null ? null : <Badge tone="accent">{text.outcome(outcome)}</Badge>}
      <div className={styles.endButtons}>
        {callId === null ? null : <a href={callHref(callId)}>{text.open}</a>}
        {callId === null ? null : <Button onClick={onKeep}>{text.keep}</Button>}
        <Button look="primary" disabled={blocked} onClick={() => call.start({ voice: voice === 'on' })}>
          {text.again}
        </Button>
      </div>
    </div>
  );
}
