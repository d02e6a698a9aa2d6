import { useMemo } from 'react';
import { useStrings } from '../../../language/use-strings.tsx';
import { ApprovalSetting } from '../approval/approval-setting.tsx';
import { updateSettings } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { HearButton } from '../hearing/hear-button.tsx';
import { hearingStrings } from '../hearing/strings.ts';
import { bindParts } from '../inspector/bind-parts.ts';
import { type FieldScope, FieldScopeContext, NO_SCOPE } from '../inspector/field-scope.ts';
import { LineField, NumberField, OptionalLineField, TextAreaField } from '../inspector/fields.tsx';
import { toFieldProblem } from '../problems/to-field-problem.ts';
import { editorStrings } from '../strings.ts';
import styles from './panels.module.css';
import { RecordingNoticeField } from './recording-notice-field.tsx';

/** What holds for the whole flow. */
export function SettingsPanel() {
  const text = useStrings(editorStrings).settings;
  const strings = useStrings(hearingStrings);
  const { actions } = useEditor().store;
  const scope = useSettingsScope();
  const name = useEditorState((state) => state.flow.name);
  const settings = useEditorState((state) => state.flow.settings);
  const bind = bindParts({
    field: 'settings',
    value: settings,
    onValue: (changed, mark) => actions.run(updateSettings, { settings: changed }, mark === undefined ? {} : { mark }),
  });
  return (
    <FieldScopeContext value={scope}>
      <div className={styles.stack}>
        <LineField
          field="name"
          label={text.name}
          maxLength={200}
          value={name}
          onValue={(written) => actions.run(updateSettings, { name: written }, { mark: 'settings name' })}
        />
        <LineField {...bind('language')} label={text.language} hint={text.languageHint} maxLength={20} />
        <LineField {...bind('timeZone')} label={text.timeZone} hint={text.timeZoneHint} maxLength={60} />
        <LineField {...bind('voice')} label={text.voice} hint={text.voiceHint} maxLength={80} />
        <div className={styles.beside}>
          <HearButton node={null} field="voice" source={strings.sample(name)} label={strings.hearVoice} />
        </div>
        <TextAreaField {...bind('persona')} label={text.persona} hint={text.personaHint} maxLength={4_000} />
        <NumberField {...bind('maxCallMinutes')} label={text.maxCallMinutes} range={[1, 240]} unit={text.minutes} />
        <TextAreaField {...bind('apology')} label={text.apology} hint={text.apologyHint} maxLength={1_000} />
        <div className={styles.beside}>
          <HearButton node={null} field="apology" source={settings.apology} />
        </div>
        <OptionalLineField
          {...bind('fallbackNumber')}
          label={text.fallbackNumber}
          hint={text.fallbackNumberHint}
          placeholder={text.fallbackNumberExample}
          maxLength={60}
        />
        <RecordingNoticeField {...bind('recordingNotice')} />
        <ApprovalSetting />
      </div>
    </FieldScopeContext>
  );
}

function useSettingsScope(): FieldScope {
  const editor = useEditor();
  const problems = useEditorState((state) => state.problems);
  return useMemo(
    () => ({
      ...NO_SCOPE,
      problemsAt: (field) =>
        problems
          .filter(({ place }) => place.node === undefined && place.field === field)
          .map((problem) => toFieldProblem(editor, problem)),
      leave: () => editor.store.actions.settle(),
    }),
    [problems, editor],
  );
}
