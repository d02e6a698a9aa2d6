import { canonicalJson, compileFlow, type Flow } from '@aybiza/flow';
import { useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { type EditorWords, editorStrings } from '../strings.ts';
import styles from './panels.module.css';

type Form = 'flow' | 'statechart';

/** The flow, and what it becomes when it is published, to be read, copied and downloaded. */
export function JsonPanel() {
  const text = useStrings(editorStrings).json;
  const { store, announce } = useEditor();
  const flow = useEditorState((state) => state.flow);
  const [form, setForm] = useState<Form>('flow');
  const subflows = useEditorState((state) => state.subflows);
  const { json, note } = useMemo(() => toJson(flow, { form, subflows }, text), [flow, form, subflows, text]);
  const copy = () => {
    if (json === undefined) return;
    // Refused where the page may not use the clipboard: the text can still be selected by hand.
    navigator.clipboard.writeText(json).then(
      () => announce(text.copied),
      () => undefined,
    );
  };
  return (
    <div className={styles.json}>
      <div className={styles.tools}>
        <Select
          label={text.which}
          hideLabel
          value={form}
          options={[
            { value: 'flow', label: text.flow },
            { value: 'statechart', label: text.statechart },
          ]}
          onValue={setForm}
        />
        <Button disabled={json === undefined} onClick={copy}>
          {text.copy}
        </Button>
        <Button disabled={json === undefined} onClick={() => download(`${flow.name}.${form}.json`, json ?? '')}>
          {text.download}
        </Button>
        <Button onClick={() => store.actions.look({ overlay: 'import' })}>{text.import}</Button>
      </div>
      {note === undefined ? null : <p className={styles.hint}>{note}</p>}
      {json === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
        <pre className={styles.code} tabIndex={0}>
          {json}
        </pre>
      )}
    </div>
  );
}

function toJson(
  flow: Flow,
  { form, subflows }: { readonly form: Form; readonly subflows: ReadonlyMap<string, Flow> },
  text: EditorWords['json'],
): { json?: string; note?: string } {
  if (form === 'flow') return { json: canonicalJson(flow) };
  const compiled = compileFlow(flow, { subflows });
  if (!compiled.ok) return { note: text.blocked };
  return { json: canonicalJson(compiled.value.statechart), note: text.hash(compiled.value.hash) };
}

function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[^\w.-]+/g, '-');
  link.click();
  URL.revokeObjectURL(address);
}
