import type { NodeData } from '@aybiza/flow';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { ChoiceField, LineField, PromptField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';

type Call = NodeData<'request'>['call'];
type HttpCall = Extract<Call, { via: 'http' }>;
type CalendarCall = Extract<Call, { via: 'calendar' }>;
type Change<Value> = (call: Value, typing?: string) => boolean;

const text = editorStrings.kinds.request;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What the calendar wants to know for each of its operations. */
const CALENDAR_INPUTS: Readonly<Record<CalendarCall['operation'], readonly string[]>> = {
  findSlot: ['date', 'time'],
  book: ['date', 'time', 'name', 'phone'],
  findBooking: ['phone'],
  move: ['reference', 'date', 'time'],
  cancel: ['reference'],
};

const OPERATIONS = ['findSlot', 'book', 'findBooking', 'move', 'cancel'] as const;

/** Which system is asked, and how. */
export function CallFields({ call, change }: { call: Call; change: Change<Call> }) {
  return (
    <>
      <ChoiceField
        field="call.via"
        label={text.via}
        value={call.via}
        options={[
          { value: 'calendar', label: text.calendar },
          { value: 'http', label: text.http },
        ]}
        onValue={(via) => change(via === 'http' ? EMPTY_HTTP : EMPTY_CALENDAR)}
      />
      {call.via === 'http' ? (
        <HttpFields call={call} change={change} />
      ) : (
        <CalendarFields call={call} change={change} />
      )}
    </>
  );
}

const EMPTY_HTTP: HttpCall = { via: 'http', method: 'GET', url: '', headers: [] };
const EMPTY_CALENDAR: CalendarCall = { via: 'calendar', operation: 'findSlot', inputs: {} };

function HttpFields({ call, change }: { call: HttpCall; change: Change<HttpCall> }) {
  return (
    <>
      <ChoiceField
        field="call.method"
        label={text.method}
        value={call.method}
        options={METHODS.map((method) => ({ value: method, label: method }))}
        onValue={(method) => change({ ...call, method })}
      />
      <LineField
        field="call.url"
        label={text.url}
        hint={text.urlHint}
        code
        placeholder="https://api.example.com/slots?day={{day}}"
        value={call.url}
        onValue={(url) => change({ ...call, url }, 'call.url')}
      />
      <ListEditor
        field="call.headers"
        label={text.headers}
        items={call.headers}
        nameOf={({ name }) => name}
        most={20}
        addLabel={text.addHeader}
        newItem={() => ({ name: 'X-Header', value: '' })}
        onItems={(headers, typing) => change({ ...call, headers: [...headers] }, typing)}
      >
        {({ item, field, set }) => (
          <>
            <LineField
              field={`${field}.name`}
              label={text.headerName}
              refusal={text.headerRefusal}
              code
              value={item.name}
              onValue={(name) => set({ ...item, name }, 'name')}
            />
            <LineField
              field={`${field}.value`}
              label={text.headerValue}
              code
              value={item.value}
              onValue={(value) => set({ ...item, value }, 'value')}
            />
          </>
        )}
      </ListEditor>
      {call.method === 'GET' ? null : (
        <PromptField
          field="call.body"
          label={text.body}
          code
          placeholder={'{ "day": {{day}} }'}
          value={call.body ?? ''}
          onValue={(body) => change({ ...call, body: body === '' ? undefined : body }, 'call.body')}
        />
      )}
    </>
  );
}

function CalendarFields({ call, change }: { call: CalendarCall; change: Change<CalendarCall> }) {
  const names = [...new Set([...CALENDAR_INPUTS[call.operation], ...Object.keys(call.inputs)])];
  const set = (name: string, value: string) => {
    const { [name]: _old, ...others } = call.inputs;
    return change({ ...call, inputs: value === '' ? others : { ...others, [name]: value } }, `call.inputs.${name}`);
  };
  return (
    <>
      <ChoiceField
        field="call.operation"
        label={text.operation}
        value={call.operation}
        options={OPERATIONS.map((operation) => ({ value: operation, label: text.operations[operation] }))}
        onValue={(operation) => change({ ...call, operation })}
      />
      {names.map((name) => (
        <ExpressionField
          key={name}
          field={`call.inputs.${name}`}
          label={text.input(name)}
          optional
          placeholder={name}
          value={call.inputs[name] ?? ''}
          onValue={(value) => set(name, value)}
        />
      ))}
    </>
  );
}
