import { CALL_VARIABLES } from '@aybiza/flow';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import { useFieldScope } from './field-scope.ts';
import styles from './fields.module.css';
import type { FieldProps } from './fields.tsx';

/** The variables that an author declared and that may be written. */
export function useVariableNames(): readonly string[] {
  return useFieldScope().variables.filter((name) => !Object.hasOwn(CALL_VARIABLES, name));
}

const NEW = ' new';

/** Which variable is written; a new one can be declared on the spot. */
export function VariableField({ field, label, value, onValue }: FieldProps<string>) {
  const text = useStrings(editorStrings).variables;
  const scope = useFieldScope();
  const names = useVariableNames();
  const [name, setName] = useState<string | null>(null);
  const known = names.includes(value) ? names : [value, ...names];
  if (name !== null) {
    const declare = () => {
      if (scope.declare(name) && onValue(name)) setName(null);
    };
    return (
      <div className={styles.group}>
        <TextField label={text.newName} hint={text.nameHint} code value={name} onValue={setName} maxLength={64} />
        <div className={styles.pair}>
          <Button size="small" onClick={declare}>
            {text.declare}
          </Button>
          <Button size="small" look="plain" onClick={() => setName(null)}>
            {text.cancel}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Select
      label={label}
      data-field={field}
      problems={scope.problemsAt(field)}
      value={value}
      options={[...known.map((known) => ({ value: known, label: known })), { value: NEW, label: text.new }]}
      onValue={(chosen) => {
        if (chosen === NEW) setName('');
        else onValue(chosen);
      }}
    />
  );
}
