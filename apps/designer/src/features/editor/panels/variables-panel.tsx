import { CALL_VARIABLES, VARIABLE_TYPES, type Variable } from '@aybiza/flow';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { RowButton } from '../../../components/row-button.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { freeId, removeVariable, renameVariable, setVariable } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import { parseInitial, showInitial } from './initial-value.ts';
import styles from './panels.module.css';

const NEW_VARIABLE: Variable = { type: 'text', description: '', personal: false, initial: null };

/** What a call remembers: declared, described, renamed everywhere at once. */
export function VariablesPanel() {
  const text = useStrings(editorStrings).variables;
  const { actions } = useEditor().store;
  const variables = useEditorState((state) => state.flow.variables);
  const [open, setOpen] = useState<string | null>(null);
  const names = Object.keys(variables).toSorted();
  const add = () => {
    const name = freeId({ ...variables, ...CALL_VARIABLES }, 'variable');
    if (actions.run(setVariable, { name, variable: NEW_VARIABLE })) setOpen(name);
  };
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{names.length === 0 ? text.empty : text.hint}</p>
      <div>
        <Button size="small" onClick={add}>
          {text.add}
        </Button>
      </div>
      <ul className={styles.rows}>
        {names.map((name) => {
          const variable = variables[name] ?? NEW_VARIABLE;
          return (
            <li key={name}>
              <RowButton
                className={styles.row}
                aria-expanded={open === name}
                onClick={() => setOpen(open === name ? null : name)}
              >
                <code>{name}</code>
                <small>
                  {text.types[variable.type]}
                  {variable.personal ? ` · ${text.personal}` : ''}
                </small>
              </RowButton>
              {open === name ? <VariableForm name={name} variable={variable} onRenamed={setOpen} /> : null}
            </li>
          );
        })}
      </ul>
      <h3 className={styles.heading}>{text.call}</h3>
      <ul className={styles.rows}>
        {Object.entries(CALL_VARIABLES).map(([name, variable]) => (
          <li key={name} className={styles.fixed}>
            <code>{name}</code> <Badge>{text.types[variable.type]}</Badge>
            <small>{variable.description}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface VariableFormProps {
  name: string;
  variable: Variable;
  onRenamed: (name: string | null) => void;
}

function VariableForm({ name, variable, onRenamed }: VariableFormProps) {
  const text = useStrings(editorStrings).variables;
  const { actions } = useEditor().store;
  const [draft, setDraft] = useState({
    name,
    initial: showInitial(variable.initial),
    nameRefused: false,
    initialRefused: false,
  });
  const set = (changed: Partial<Variable>, typing?: string) =>
    actions.run(
      setVariable,
      { name, variable: { ...variable, ...changed } },
      typing === undefined ? {} : { mark: `${name} ${typing}` },
    );
  const rename = () => {
    if (draft.name === name) return;
    if (actions.run(renameVariable, { name, to: draft.name })) onRenamed(draft.name);
    else setDraft({ ...draft, nameRefused: true });
  };
  const setInitial = () => {
    const initial = parseInitial(variable.type, draft.initial);
    setDraft({ ...draft, initialRefused: initial === undefined });
    if (initial !== undefined && showInitial(initial) !== showInitial(variable.initial)) set({ initial });
  };
  return (
    <div className={styles.form}>
      <TextField
        label={text.name}
        hint={text.nameHint}
        code
        value={draft.name}
        problems={draft.nameRefused ? [{ severity: 'error', message: text.nameRefused }] : []}
        onValue={(written) => setDraft({ ...draft, name: written, nameRefused: false })}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
      <Select
        label={text.type}
        value={variable.type}
        options={VARIABLE_TYPES.map((type) => ({ value: type, label: text.types[type] }))}
        onValue={(type) => set({ type, initial: parseInitial(type, draft.initial) ?? null })}
      />
      <TextField
        label={text.description}
        value={variable.description}
        maxLength={500}
        onValue={(description) => set({ description }, 'description')}
        onBlur={actions.settle}
      />
      <TextField
        label={text.initial}
        hint={text.initialHint}
        value={draft.initial}
        problems={draft.initialRefused ? [{ severity: 'error', message: text.initialRefused }] : []}
        onValue={(initial) => setDraft({ ...draft, initial, initialRefused: false })}
        onBlur={setInitial}
      />
      <Checkbox
        label={text.personal}
        hint={text.personalHint}
        checked={variable.personal}
        onChecked={(personal) => set({ personal })}
      />
      <div>
        <IconButton
          icon="trash"
          side="right"
          label={text.remove}
          onClick={() => {
            actions.run(removeVariable, { name });
            onRenamed(null);
          }}
        />
      </div>
    </div>
  );
}
