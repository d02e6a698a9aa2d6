import { useEffect, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { testCallStrings } from './strings.ts';
import styles from './test-call-panel.module.css';
import type { ConversationLine, TurnTiming } from './to-conversation.ts';

const text = testCallStrings;

export interface ConversationProps {
  lines: readonly ConversationLine[];
  interim: string;
  /** When the call began, so that each line says how far into the call it was. */
  startedAt: number;
  practiceModel: boolean;
}

/** What was said and heard, as bubbles; new ones are read out by screen readers. */
export function Conversation({ lines, interim, startedAt, practiceModel }: ConversationProps) {
  const end = useRef<HTMLDivElement>(null);
  const count = lines.length;
  // Scrolling: the newest line stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a line or a word comes
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count, interim]);
  return (
    <div className={styles.conversation} role="log" aria-label={text.conversation}>
      {lines.map((line) => (
        <Line key={line.seq} line={line} startedAt={startedAt} practiceModel={practiceModel} />
      ))}
      {interim === '' ? null : <p className={classNames(styles.bubble, styles.caller, styles.interim)}>{interim}…</p>}
      <div ref={end} />
    </div>
  );
}

function Line({
  line,
  startedAt,
  practiceModel,
}: {
  line: ConversationLine;
  startedAt: number;
  practiceModel: boolean;
}) {
  const at = text.at(Math.max(0, line.at - startedAt));
  switch (line.who) {
    case 'agent': {
      const notes = [
        at,
        practiceModel && line.purpose === 'reply' ? text.practiceReply : '',
        line.unheard === '' ? '' : text.unheard,
      ];
      return (
        <p className={styles.bubble}>
          <VisuallyHidden>{text.agent}: </VisuallyHidden>
          {line.heard} {line.unheard === '' ? null : <del>{line.unheard}</del>}
          <small>{notes.filter((note) => note !== '').join(' · ')}</small>
        </p>
      );
    }
    case 'caller':
      return (
        <div className={styles.turn}>
          <p className={classNames(styles.bubble, styles.caller, line.layer === 'none' && styles.notUnderstood)}>
            <VisuallyHidden>{text.caller}: </VisuallyHidden>
            {line.pressed ? text.pressed(line.text) : line.text}
            <small>
              {[at, line.layer === null ? '' : text.layers[line.layer]].filter((note) => note !== '').join(' · ')}
            </small>
          </p>
          {line.timing === null ? null : <Timing timing={line.timing} />}
        </div>
      );
    case 'system':
      return <p className={styles.system}>{systemText(line)}</p>;
  }
}

function systemText({ what, text: about }: Extract<ConversationLine, { who: 'system' }>): string {
  switch (what) {
    case 'request':
      return text.request(about);
    case 'transfer':
      return text.transfer(about);
    case 'signal':
      return text.signal(about);
    case 'note':
      return about;
  }
}

const PARTS = ['recogniserMs', 'decisionMs', 'modelMs', 'requestMs', 'voiceMs', 'transportMs'] as const;

function Timing({ timing }: { timing: TurnTiming }) {
  const total = PARTS.reduce((sum, part) => sum + timing[part], 0);
  if (total === 0) return null;
  const shown = PARTS.filter((part) => timing[part] >= 1);
  return (
    <div className={styles.timing}>
      <div className={styles.timingBar} aria-hidden="true">
        {shown.map((part) => (
          <i key={part} data-part={part} style={{ flexGrow: timing[part] }} />
        ))}
      </div>
      <small>
        {text.timing(total)}: {shown.map((part) => `${text.timingParts[part]} ${Math.round(timing[part])}`).join(' · ')}
      </small>
    </div>
  );
}
