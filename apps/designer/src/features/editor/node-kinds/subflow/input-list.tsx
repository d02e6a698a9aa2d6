import type { FieldBinding } from '../../inspector/bind-parts.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { LineField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';

const text = editorStrings.kinds.subflow;

/** What the flow inside is told, as a list: its variable, and the expression that gives the value. */
export function InputList({ field, value, onValue }: FieldBinding<Record<string, string>>) {
  const items = Object.entries(value).map(([name, expression]) => ({ name, expression }));
  return (
    <ListEditor
      field={field}
      label={text.inputs}
      value={items}
      onValue={(next, typing) =>
        new Set(next.map(({ name }) => name)).size === next.length &&
        onValue(Object.fromEntries(next.map(({ name, expression }) => [name, expression])), typing)
      }
      nameOf={({ name }) => name}
      most={50}
      addLabel={text.addInput}
      newItem={() => ({ name: `input${items.length + 1}`, expression: '' })}
    >
      {({ bind }) => (
        <>
          <LineField {...bind('name')} label={text.input} maxLength={64} code />
          <ExpressionField {...bind('expression')} label={text.value} placeholder="caller_number" />
        </>
      )}
    </ListEditor>
  );
}
