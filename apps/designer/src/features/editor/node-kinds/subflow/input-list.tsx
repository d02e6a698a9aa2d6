import type { Flow } from '@aybiza/flow';
import { useStrings } from '../../../../language/use-strings.tsx';
import type { FieldBinding } from '../../inspector/bind-parts.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { type FieldScope, FieldScopeContext, useFieldScope } from '../../inspector/field-scope.ts';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import { neededBy } from '../../subflows/fit-subflow.ts';
import { OfferedField } from './offered-field.tsx';

/** What the flow inside is told, as a list: its variable, and the expression that gives the value. */
export function InputList({
  field,
  value,
  onValue,
  inside,
}: FieldBinding<Record<string, string>> & { inside: Flow | undefined }) {
  const text = useStrings(editorStrings).kinds.subflow;
  const offered = inside === undefined ? [] : Object.keys(inside.variables).toSorted();
  const needed = inside === undefined ? [] : neededBy(inside);
  const next = [...needed, ...offered].find((name) => !Object.hasOwn(value, name));
  const items = Object.entries(value).map(([name, expression]) => ({ name, expression }));
  return (
    <FieldScopeContext value={useNamedScope(field, Object.keys(value))}>
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
        newItem={() => ({ name: next ?? `input${items.length + 1}`, expression: '' })}
      >
        {({ bind }) => (
          <>
            <OfferedField {...bind('name')} label={text.input} offered={offered} code />
            <ExpressionField {...bind('expression')} label={text.value} placeholder="caller_number" />
          </>
        )}
      </ListEditor>
    </FieldScopeContext>
  );
}

/** Problems name an input by its variable, the list by its place. */
function useNamedScope(field: string, names: readonly string[]): FieldScope {
  const scope = useFieldScope();
  const toName = (path: string) => {
    const [index = '', part] = path.slice(field.length + 1).split('.');
    const name = path.startsWith(`${field}.`) ? names[Number(index)] : undefined;
    // What is wrong with an input is wrong with its expression.
    return name === undefined || part === 'name' ? path : `${field}.${name}`;
  };
  const asked = scope.goTo?.startsWith(`${field}.`) ? names.indexOf(scope.goTo.slice(field.length + 1)) : -1;
  return {
    ...scope,
    problemsAt: (path) => (/\.\d+$/.test(path) ? [] : scope.problemsAt(toName(path))),
    problemsWithin: (path) => scope.problemsWithin(toName(path)),
    goTo: asked === -1 ? scope.goTo : `${field}.${asked}.expression`,
  };
}
