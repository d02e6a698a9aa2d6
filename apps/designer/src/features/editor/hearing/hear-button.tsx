import { type CSSProperties, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../../components/icon-button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { type Editor, EditorContext, useEditorState } from '../editor-context.tsx';
import styles from './hear-button.module.css';
import { type Prompt, promptToHear } from './prompt-to-hear.ts';
import { hearingStrings } from './strings.ts';

export interface HearButtonProps extends Prompt {
  /** What it says of itself while nothing is heard. */
  label?: string;
  side?: 'top' | 'left';
  /** Keys that do the same. */
  keys?: string;
}

/** Says a text as callers hear it. Where there is no editor, or nothing may be changed, there is none. */
export function HearButton(props: HearButtonProps) {
  const editor = useContext(EditorContext);
  return editor === null || editor.draft.readOnly ? null : <Speaker {...props} editor={editor} />;
}

function Speaker({ editor, label, side = 'top', keys, ...prompt }: HearButtonProps & { editor: Editor }) {
  const text = useStrings(hearingStrings);
  const { node, field, source, language } = prompt;
  const flow = useEditorState((state) => state.flow);
  const { request, examples } = useMemo(
    () => promptToHear(flow, { node, field, source, language }),
    [flow, node, field, source, language],
  );
  const { hearing } = editor;
  const own = useStore(hearing.state, (state) =>
    state.status !== 'silent' && state.key === request.key ? state : null,
  );
  const isUnderWay = own?.status === 'fetching' || own?.status === 'playing';
  const name = own?.status === 'failed' ? text.again : isUnderWay ? text.stop : (label ?? text.hear);
  const values = examples.map((example) => text.example(example.name, example.spoken)).join('\n');
  // A style attribute is how a number reaches a style sheet.
  const heard = { '--heard': own?.status === 'playing' ? own.heard : 0 } as CSSProperties;
  return (
    <span className={styles.speaker} data-status={own?.status ?? 'silent'} style={heard}>
      <IconButton
        icon={isUnderWay ? 'stop' : 'speaker'}
        size="small"
        side={side}
        {...(keys === undefined ? {} : { keys })}
        label={name}
        detail={own?.status === 'failed' ? own.reason : values}
        aria-busy={own?.status === 'fetching'}
        disabled={request.text === '' && !isUnderWay}
        onClick={() => hearing.toggle(request)}
      />
    </span>
  );
}
