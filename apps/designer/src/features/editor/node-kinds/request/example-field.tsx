import type { NodeData } from '@aybiza/flow';
import { toValue } from '@aybiza/statechart';
import { useState } from 'react';
import { Button } from '../../../../components/button.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import { Details, Note, NumberField, TextAreaField } from '../../inspector/fields.tsx';
import { exampleStrings } from './strings.ts';

type Example = NonNullable<NodeData<'request'>['example']>;

/** What the other system is taken to answer in calls that are only tried. */
export function ExampleField({ field, value: example, onValue }: FieldBinding<Example | undefined>) {
  const text = useStrings(exampleStrings);
  return (
    <Details summary={example === undefined ? text.none : text.pinned(example.status)}>
      <Note>{text.hint}</Note>
      {example === undefined ? (
        <div>
          <Button size="small" onClick={() => onValue({ status: 200, body: {} })}>
            {text.write}
          </Button>
        </div>
      ) : (
        <>
          <ExampleParts field={field} value={example} onValue={onValue} />
          <div>
            <Button size="small" onClick={() => onValue(undefined)}>
              {text.remove}
            </Button>
          </div>
        </>
      )}
    </Details>
  );
}

function ExampleParts(example: FieldBinding<Example>) {
  const text = useStrings(exampleStrings);
  const bind = bindParts(example);
  const body = bind('body');
  const [draft, setDraft] = useState<string | null>(null);
  // What is written stays as it is written while it means the same.
  const isSame = draft !== null && JSON.stringify(read(draft)) === JSON.stringify(body.value);
  return (
    <>
      <NumberField {...bind('status')} label={text.status} range={[100, 599]} />
      <TextAreaField
        field={body.field}
        label={text.body}
        refusal={text.bodyRefusal}
        code
        maxLength={40_000}
        value={isSame ? draft : JSON.stringify(body.value, null, 2)}
        onValue={(written, typing) => {
          const value = read(written);
          if (value === undefined) return false;
          setDraft(written);
          return body.onValue(value, typing);
        }}
      />
    </>
  );
}

function read(written: string) {
  try {
    return toValue(JSON.parse(written));
  } catch {
    return undefined; // Expected while somebody writes: it is no JSON yet.
  }
}
