import type { Flow } from '@aybiza/flow';
import { createContext, useContext } from 'react';
import { useStrings } from '../../../language/use-strings.tsx';
import type { FieldBinding } from '../inspector/bind-parts.ts';
import { ChoiceField } from '../inspector/fields.tsx';
import { editorStrings } from '../strings.ts';

const CHOICES = ['workspace', 'announce', 'ask'] as const;
type Notice = Flow['settings']['recordingNotice'];

/** What callers of all agents of the workspace are told before a recording; undefined until it is known. */
export type WorkspaceNotice = 'none' | 'announce' | 'ask' | undefined;
export const WorkspaceNoticeContext = createContext<WorkspaceNotice>(undefined);

/** What callers of this agent are told before they are recorded: of what the workspace demands and what is chosen here, the stricter counts. */
export function RecordingNoticeField({ value, onValue, field }: FieldBinding<Notice>) {
  const text = useStrings(editorStrings).settings;
  const demanded = useContext(WorkspaceNoticeContext);
  return (
    <ChoiceField
      field={field}
      label={text.notice}
      hint={demanded === undefined ? text.noticeHint : `${text.demanded[demanded]} ${text.noticeHint}`}
      value={value ?? 'workspace'}
      options={CHOICES.map((choice) => ({ value: choice, label: text.notices[choice] }))}
      onValue={(chosen) => onValue(chosen === 'workspace' ? undefined : chosen)}
    />
  );
}
