import type { Flow } from '@aybiza/flow';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { stoodIn } from '../../formats/stood-in.ts';
import { standInStrings } from '../../formats/strings.ts';
import { type WordsFor, type WordsOf, wordFor } from '../../language/strings.ts';
import { useStrings, useWordsFor } from '../../language/use-strings.tsx';
import { flowStrings, titleOf } from '../flow-words/index.ts';
import { AnswerForm } from './answer-form.tsx';
import styles from './conversation.module.css';
import { testCallStrings } from './strings.ts';
import type { GoBack, HandAnswer } from './test-call-state.ts';
import type { ConversationLine } from './to-conversation.ts';
import { Timing } from './turn-timing.tsx';

export interface LineProps<Line = ConversationLine> {
  line: Line;
  startedAt: number;
  practiceModel: boolean;
  /** Of the call before this one. */
  past: boolean;
  flow: Flow;
  /** Undefined while no answer can be given. */
  onAnswer: ((wait: number, answer: HandAnswer) => void) | undefined;
  /** Undefined while there is no call to go back in. */
  onGoBack: ((to: Omit<GoBack, 'callId'>) => void) | undefined;
}

type Of<Who extends ConversationLine['who']> = LineProps<Extract<ConversationLine, { who: Who }>>;

/** One bubble or note of the conversation. */
export function Line({ line, ...rest }: LineProps) {
  const of = useWordsFor();
  switch (line.who) {
    case 'agent':
      return <AgentLine line={line} {...rest} />;
    case 'caller':
      return <CallerLine line={line} {...rest} />;
    case 'asked':
      return <AskedLine line={line} {...rest} />;
    case 'divider':
      return <p className={styles.divider}>{dividerText(line, of(testCallStrings))}</p>;
    case 'system':
      return <p className={classNames(styles.system, rest.past && styles.past)}>{systemText(line, of)}</p>;
  }
}

function AgentLine({ line, startedAt, practiceModel, past, onGoBack }: Of<'agent'>) {
  const text = useStrings(testCallStrings);
  const notes = [
    past ? '' : text.at(Math.max(0, line.at - startedAt)),
    practiceModel && line.purpose === 'reply' ? text.practiceReply : '',
    line.unheard === '' ? '' : text.unheard,
  ];
  return (
    <div className={classNames(styles.bubble, past && styles.past)}>
      <VisuallyHidden>{text.agent}: </VisuallyHidden>
      {line.heard} {line.unheard === '' ? null : <del>{line.unheard}</del>}
      <Notes notes={notes} />
      {onGoBack === undefined ? null : (
        <BackButton
          label={text.goBack}
          name={text.goBackTo(line.heard || line.unheard)}
          onPress={() => onGoBack({ seq: line.seq })}
        />
      )}
    </div>
  );
}

function CallerLine({ line, startedAt, past, onGoBack }: Of<'caller'>) {
  const text = useStrings(testCallStrings);
  const [editing, setEditing] = useState(false);
  const words = line.pressed ? text.pressed(line.text) : line.text;
  const notes = [
    past ? '' : text.at(Math.max(0, line.at - startedAt)),
    line.layer === null ? '' : text.layers[line.layer],
  ];
  return (
    <div className={styles.turn}>
      <div
        className={classNames(
          styles.bubble,
          styles.caller,
          line.layer === 'none' && styles.notUnderstood,
          past && styles.past,
        )}
      >
        <VisuallyHidden>{text.caller}: </VisuallyHidden>
        {words}
        <Notes notes={notes} />
        {onGoBack === undefined || editing ? null : (
          <BackButton label={text.changeWords} name={text.changeTurn(words)} onPress={() => setEditing(true)} />
        )}
      </div>
      {editing && onGoBack !== undefined ? (
        <OtherWords line={line} onLeave={() => setEditing(false)} onGoBack={onGoBack} />
      ) : null}
      {line.timing === null || past ? null : <Timing timing={line.timing} />}
    </div>
  );
}

function AskedLine({ line: { wait, node, answer }, flow, past, onAnswer }: Of<'asked'>) {
  const text = useStrings(testCallStrings);
  const words = useStrings(flowStrings);
  if (answer !== null)
    return <p className={classNames(styles.system, past && styles.past)}>{text.youAnswered(answer)}</p>;
  if (onAnswer === undefined) return null;
  const step = flow.nodes[node];
  const name = step === undefined ? node : titleOf(step, words);
  return (
    <section className={styles.asked} aria-label={text.youAnswer(name)}>
      <b>{text.youAnswer(name)}</b>
      <AnswerForm flow={flow} node={node} onAnswer={(given) => onAnswer(wait, given)} />
    </section>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  const shown = notes.filter((note) => note !== '');
  return shown.length === 0 ? null : <small>{shown.join(' · ')}</small>;
}

/** Covers its bubble: the whole turn can be clicked, and is one stop for the keyboard. */
function BackButton({ label, name, onPress }: { label: string; name: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.back} aria-label={name} title={label} onClick={onPress}>
      <Icon name="undo" size={12} />
    </button>
  );
}

interface OtherWordsProps {
  line: Of<'caller'>['line'];
  onLeave: () => void;
  onGoBack: (to: Omit<GoBack, 'callId'>) => void;
}

function OtherWords({ line: { seq, text: before, pressed }, onLeave, onGoBack }: OtherWordsProps) {
  const text = useStrings(testCallStrings);
  const [words, setWords] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = words.trim();
    onLeave();
    // A turn of keys stays one as long as it is a key.
    const isKey = pressed && /^[0-9*#]$/.test(given);
    onGoBack({ seq, instead: isKey ? { type: 'pressed', key: given } : { type: 'said', text: given } });
  };
  return (
    <form
      className={styles.otherWords}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <input
        // The person has just asked for it.
        // biome-ignore lint/a11y/noAutofocus: the form appears where the button was that had the focus
        autoFocus
        aria-label={text.instead}
        maxLength={1_000}
        value={words}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div>
        <Button size="small" look="plain" onClick={onLeave}>
          {text.keepTurn}
        </Button>
        <Button size="small" look="primary" type="submit" disabled={words.trim() === ''}>
          {text.sayInstead}
        </Button>
      </div>
    </form>
  );
}

function dividerText({ turn, fits }: Of<'divider'>['line'], text: WordsOf<typeof testCallStrings>): string {
  return fits ? text.wentBack(turn) : text.wentElsewhere(turn);
}

function systemText(line: Of<'system'>['line'], of: WordsFor): string {
  const text = of(testCallStrings);
  const { text: about } = line;
  switch (line.what) {
    case 'request':
      return text.request(about);
    case 'example':
      return text.answeredByExample;
    case 'transfer':
      return text.transfer(about);
    case 'signal':
      return text.signal(about);
    case 'operator':
      return text.operator(about);
    case 'toOperator':
      return text.toOperator(about);
    case 'tookOver':
      return text.tookOver;
    case 'gaveBack':
      return text.gaveBack;
    case 'note':
      return noteText(line, of);
  }
}

function noteText({ code, text: detail }: { code: string; text: string }, of: WordsFor): string {
  if (code === 'DEGRADED') return stoodIn(detail, of(standInStrings));
  const words = wordFor(of(testCallStrings).notes, code) ?? code;
  return detail === '' ? words : `${words}: ${detail}`;
}
