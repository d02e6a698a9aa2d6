import type { Flow } from '@aybiza/flow';
import { updateSettings } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { LineField, NumberField, TextAreaField } from '../inspector/fields.tsx';
import { editorStrings } from '../strings.ts';
import styles from './panels.module.css';

const text = editorStrings.settings;

/** What holds for the whole flow. */
export function SettingsPanel() {
  const { actions } = useEditor().store;
  const name = useEditorState((state) => state.flow.name);
  const settings = useEditorState((state) => state.flow.settings);
  const set = (changed: Partial<Flow['settings']>, field: string) =>
    actions.run(updateSettings, { settings: changed }, { mark: `settings ${field}` });
  return (
    <div className={styles.stack}>
      <LineField
        field="name"
        label={text.name}
        maxLength={200}
        value={name}
        onValue={(written) => actions.run(updateSettings, { name: written }, { mark: 'settings name' })}
      />
      <LineField
        field="language"
        label={text.language}
        hint={text.languageHint}
        maxLength={20}
        value={settings.language}
        onValue={(language) => set({ language }, 'language')}
      />
      <LineField
        field="timeZone"
        label={text.timeZone}
        hint={text.timeZoneHint}
        maxLength={60}
        value={settings.timeZone}
        onValue={(timeZone) => set({ timeZone }, 'timeZone')}
      />
      <LineField
        field="voice"
        label={text.voice}
        maxLength={80}
        value={settings.voice}
        onValue={(voice) => set({ voice }, 'voice')}
      />
      <TextAreaField
        field="persona"
        label={text.persona}
        hint={text.personaHint}
        maxLength={4_000}
        value={settings.persona}
        onValue={(persona) => set({ persona }, 'persona')}
      />
      <NumberField
        field="maxCallMinutes"
        label={text.maxCallMinutes}
        range={[1, 240]}
        unit={text.minutes}
        value={settings.maxCallMinutes}
        onValue={(maxCallMinutes) => set({ maxCallMinutes }, 'maxCallMinutes')}
      />
      <TextAreaField
        field="apology"
        label={text.apology}
        hint={text.apologyHint}
        maxLength={1_000}
        value={settings.apology}
        onValue={(apology) => set({ apology }, 'apology')}
      />
    </div>
  );
}
