import { useEffect, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './conversation.module.css';
import { Line, type LineProps } from './conversation-line.tsx';
import { testCallStrings } from './strings.ts';
import type { ConversationLine } from './to-conversation.ts';

export interface ConversationProps extends Pick<LineProps, 'practiceModel' | 'onGoBack' | 'flow' | 'onAnswer'> {
  lines: readonly ConversationLine[];
  interim: string;
  /** When the call began, so that each line says how far into the call it was. */
  startedAt: number;
}

/** What was said and heard, as bubbles; new ones are read out by screen readers. */
export function Conversation({ lines, interim, ...rest }: ConversationProps) {
  const strings = useStrings(testCallStrings);
  const end = useRef<HTMLDivElement>(null);
  const count = lines.length;
  // Scrolling: the newest line stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a line or a word comes
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count, interim]);
  const divider = lines.findIndex(({ who }) => who === 'divider');
  return (
    <div className={styles.conversation} role="log" aria-label={strings.conversation}>
      {lines.map((line, index) => (
        <Line key={line.seq} line={line} past={index < divider} {...rest} />
      ))}
      {interim === '' ? null : <p className={classNames(styles.bubble, styles.caller, styles.interim)}>{interim}…</p>}
      <div ref={end} />
    </div>
  );
}
