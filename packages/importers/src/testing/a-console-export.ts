/** A module of the older export: where its branches lead, and its parameters by name. */
export function exported(
  type: string,
  id: string,
  {
    branches = {},
    evaluate = [],
    parameters = [],
    target,
  }: {
    readonly branches?: Readonly<Record<string, string>>;
    /** Type of the condition, value, next module. */
    readonly evaluate?: readonly (readonly [string, string, string])[];
    readonly parameters?: readonly object[];
    readonly target?: string;
  } = {},
) {
  return {
    id,
    type,
    branches: [
      ...evaluate.map(([conditionType, conditionValue, transition]) => {
        return { condition: 'Evaluate', conditionType, conditionValue, transition };
      }),
      ...Object.entries(branches).map(([condition, transition]) => ({ condition, transition })),
    ],
    parameters,
    metadata: { position: { x: 10, y: 20 * id.length }, useDynamic: false },
    ...(target === undefined ? {} : { target }),
  };
}

function says(id: string, text: string, next: string) {
  const parameters = [
    { name: 'Text', value: text, namespace: null },
    { name: 'TextToSpeechType', value: 'text' },
  ];
  return exported('PlayPrompt', id, { branches: { Success: next }, parameters });
}

/** An export of the older console with most of its modules. Written from the public format, not taken from anybody’s file. */
export const CONSOLE_EXPORT = {
  modules: [
    exported('SetLoggingBehavior', 'log', {
      branches: { Success: 'voice' },
      parameters: [{ name: 'LoggingBehavior', value: 'Enable' }],
    }),
    exported('SetVoice', 'voice', {
      branches: { Success: 'channel' },
      parameters: [{ name: 'GlobalVoice', value: 'Amy' }],
    }),
    exported('CheckAttribute', 'channel', {
      evaluate: [['Equals', 'CHAT', 'chat']],
      branches: { NoMatch: 'mark' },
      parameters: [
        { name: 'Attribute', value: 'Channel' },
        { name: 'Namespace', value: 'System' },
      ],
    }),
    says('chat', 'Hello in the chat.', 'bye'),
    exported('SetAttributes', 'mark', {
      branches: { Success: 'lookup', Error: 'lookup' },
      parameters: [
        { name: 'Attribute', key: 'phone', value: 'Customer Number', namespace: 'System' },
        { name: 'Attribute', key: 'topic', value: 'none', namespace: null },
      ],
    }),
    exported('InvokeExternalResource', 'lookup', {
      branches: { Success: 'known', Error: 'menu' },
      parameters: [
        { name: 'FunctionArn', value: 'arn:aws:lambda:eu-west-2:111122220001:function:find-customer' },
        { name: 'TimeLimit', value: '4' },
        { name: 'Parameter', key: 'who', value: 'phone', namespace: 'User Defined' },
      ],
      target: 'Lambda',
    }),
    exported('CheckAttribute', 'known', {
      evaluate: [
        ['Equals', 'gold', 'gold'],
        ['GreaterThan', '5', 'gold'],
      ],
      branches: { NoMatch: 'menu' },
      parameters: [
        { name: 'Attribute', value: 'level' },
        { name: 'Namespace', value: 'External' },
      ],
    }),
    says('gold', 'Welcome back, $.External.name.', 'queue'),
    exported('GetUserInput', 'menu', {
      evaluate: [
        ['Equals', '1', 'queue'],
        ['Equals', '2', 'number'],
        ['Equals', '3', 'dice'],
      ],
      branches: { Timeout: 'bye', NoMatch: 'sorry', Error: 'sorry' },
      parameters: [
        { name: 'Text', value: 'For sales, press 1. For a call back, press 2. To play dice, press 3.' },
        { name: 'TextToSpeechType', value: 'text' },
        { name: 'Timeout', value: '8' },
        { name: 'MaxDigits', value: '1' },
      ],
      target: 'Digits',
    }),
    exported('StoreUserInput', 'number', {
      branches: { Success: 'keep', InvalidNumber: 'sorry', Error: 'sorry' },
      parameters: [
        { name: 'Text', value: 'Enter the number we should call.' },
        { name: 'CustomerInputType', value: 'PhoneNumber' },
        { name: 'Timeout', value: '6' },
        { name: 'PhoneNumberFormat', value: 'Local' },
        { name: 'CountryCode', value: 'GB' },
      ],
    }),
    exported('SetCallBackNumber', 'keep', {
      branches: { Success: 'callback', InvalidPhoneNumber: 'sorry', NonDialableNumber: 'sorry' },
      parameters: [{ name: 'CallBackNumber', value: 'Stored customer input', namespace: 'System' }],
    }),
    exported('CreateCallback', 'callback', {
      branches: { Success: 'bye', Error: 'sorry' },
      parameters: [
        { name: 'InitialDelaySeconds', value: 5 },
        { name: 'RetryDelaySeconds', value: 600 },
        { name: 'MaxRetryAttempts', value: 2 },
      ],
    }),
    exported('PercentileBranching', 'dice', {
      evaluate: [
        ['Equals', '30', 'gold'],
        ['Equals', '20', 'sorry'],
      ],
      branches: { NoMatch: 'bye' },
    }),
    exported('SetQueue', 'queue', {
      branches: { Success: 'hours', Error: 'sorry' },
      parameters: [
        {
          name: 'Queue',
          value: 'arn:aws:connect:eu-west-2:111122220001:instance/i/queue/ff305403-5502-4475-b458-d4bacee82020',
          resourceName: 'Sales team',
        },
      ],
    }),
    exported('CheckHoursOfOperation', 'hours', { branches: { True: 'transfer', False: 'sorry', Error: 'sorry' } }),
    exported('Transfer', 'transfer', { branches: { AtCapacity: 'sorry', Error: 'sorry' }, target: 'Queue' }),
    says('sorry', 'We cannot help right now.', 'bye'),
    exported('Disconnect', 'bye'),
  ],
  version: '1',
  type: 'contactFlow',
  start: 'log',
  metadata: { entryPointPosition: { x: 1, y: 2 }, name: 'Front desk', description: '', type: 'contactFlow' },
};
