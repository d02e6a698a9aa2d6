import { CALENDAR_INPUTS, CALENDAR_OPERATIONS, type NodeData } from '@aybiza/flow';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { ChoiceField, LineField, PromptField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import { CredentialField } from './credential-field.tsx';

type Call = NodeData<'request'>['call'];
type HttpCall = Extract<Call, { via: 'http' }>;
type CalendarCall = Extract<Call, { via: 'calendar' }>;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const EMPTY_HTTP: HttpCall = { via: 'http', method: 'GET', url: '', headers: [] };
const EMPTY_CALENDAR: CalendarCall = { via: 'calendar', operation: 'findSlot', inputs: {} };

/** Which system is asked, and how. */
export function CallFields({ field, value: call, onValue }: FieldBinding<Call>) {
  const text = useStrings(editorStrings).kinds.request;
  return (
    <>
      <ChoiceField
        field={`${field}.via`}
        label={text.via}
        value={call.via}
        options={[
          { value: 'calendar', label: text.calendar },
          { value: 'http', label: text.http },
        ]}
        onValue={(via) => onValue(via === 'http' ? EMPTY_HTTP : EMPTY_CALENDAR)}
      />
      {call.via === 'http' ? (
        <HttpFields field={field} value={call} onValue={onValue} />
      ) : (
        <CalendarFields field={field} value={call} onValue={onValue} />
      )}
    </>
  );
}

function HttpFields(call: FieldBinding<HttpCall>) {
  const text = useStrings(editorStrings).kinds.request;
  const bind = bindParts(call);
  const body = bind('body');
  return (
    <>
      <ChoiceField
        {...bind('method')}
        label={text.method}
        options={METHODS.map((method) => ({ value: method, label: method }))}
      />
      <LineField
        {...bind('url')}
        label={text.url}
        hint={text.urlHint}
        code
        placeholder="https://api.example.com/slots?day={{day}}"
      />
      <CredentialField {...bind('credential')} />
      <ListEditor
        {...bind('headers')}
        label={text.headers}
        nameOf={({ name }) => name}
        most={20}
        addLabel={text.addHeader}
        newItem={() => ({ name: 'X-Header', value: '' })}
      >
        {({ bind: bindHeader }) => (
          <>
            <LineField {...bindHeader('name')} label={text.headerName} refusal={text.headerRefusal} code />
            <LineField {...bindHeader('value')} label={text.headerValue} code />
          </>
        )}
      </ListEditor>
      {call.value.method === 'GET' ? null : (
        <PromptField
          {...body}
          heard={false}
          label={text.body}
          code
          placeholder={'{ "day": {{day}} }'}
          value={body.value ?? ''}
          onValue={(written, typing) => body.onValue(written === '' ? undefined : written, typing)}
        />
      )}
    </>
  );
}

function CalendarFields(call: FieldBinding<CalendarCall>) {
  const text = useStrings(editorStrings).kinds.request;
  const bind = bindParts(call);
  const { field, value: inputs, onValue } = bind('inputs');
  const known = CALENDAR_INPUTS[call.value.operation];
  // What another operation was told stays in sight: the calendar passes it over, and the author may want it back.
  const names = [...new Set([...Object.keys(known), ...Object.keys(inputs)])];
  const set = (name: string, written: string, typing?: string) => {
    const { [name]: _old, ...others } = inputs;
    return onValue(written === '' ? others : { ...others, [name]: written }, typing);
  };
  return (
    <>
      <ChoiceField
        {...bind('operation')}
        label={text.operation}
        options={CALENDAR_OPERATIONS.map((operation) => ({ value: operation, label: text.operations[operation] }))}
      />
      {names.map((name) => (
        <ExpressionField
          key={name}
          field={`${field}.${name}`}
          label={text.input(name)}
          optional={known[name] !== 'needed'}
          placeholder={name}
          value={inputs[name] ?? ''}
          onValue={(written, typing) => set(name, written, typing)}
        />
      ))}
    </>
  );
}
