import { describe, expect, it } from 'vitest';
import { aConnectFlow, action, say } from '../testing/a-connect-flow.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';

const bye = say('bye', 'Goodbye.');
const sorry = say('sorry', 'Sorry.');

/** What a single prompt is said as. */
function saying(parameters: object) {
  return imported(aConnectFlow(action('MessageParticipant', 'hi', { ...parameters, next: 'bye' }), bye));
}

describe('MessageParticipant', () => {
  it('says its text with what the call brings in it', () => {
    const { flow } = saying({
      Text: 'You call $.SystemEndpoint.Address from $.CustomerEndpoint.Address by $.Channel.',
    });
    expect(nodesOf(flow, 'say')[0]?.data.text).toBe(
      'You call {{ called_number }} from {{ caller_number }} by {{ "VOICE" }}.',
    );
    expect(failuresOf(flow, { expect: 'said', text: 'Goodbye.' }, { expect: 'ended' })).toEqual([]);
  });

  it.each([
    ['a part that is filled in later', { Text: `Hi {{name}}, \${greeting}.` }, 'Hi [name], [greeting].'],
    ['SSML', { SSML: '<speak>Hello <break time="1s"/> there</speak>' }, 'Hello , there'],
    ['SSML that stands as text', { Text: '<speak>Hello</speak>' }, 'Hello'],
    [
      'digits one by one',
      { SSML: '<speak>Your code: <say-as interpret-as="digits">$.CustomerEndpoint.Address</say-as></speak>' },
      'Your code: {{ caller_number | digits }}',
    ],
    ['a recording', { PromptId: 'arn:aws:connect:x:1:instance/i/prompt/p' }, 'Recording'],
    ['a file', { Media: { Uri: 'https://example.com/wel_come.wav', SourceType: 'S3' } }, 'Recording: wel come'],
  ])('says or plays %s', (_what, parameters, text) => {
    expect(nodesOf(saying(parameters).flow, 'say')[0]?.data.text).toBe(text);
  });

  it('plays a file by its address, and says that its words are to be written', () => {
    const result = saying({ Media: { Uri: 'https://example.com/a.wav' } });
    expect(nodesOf(result.flow, 'say')[0]?.data.audio).toBe('https://example.com/a.wav');
    expect(linesOf(result, 'hi').at(-1)).toMatchObject({ verdict: 'approximated' });
  });

  it('that says nothing is passed by', () => {
    const { flow } = saying({ Text: ' \u200B' });
    expect(nodesOf(flow, 'say').map(({ id }) => id)).toEqual(['bye']);
  });

  it('says which way out nobody takes', () => {
    const result = imported(
      aConnectFlow(
        action('MessageParticipant', 'hi', { Text: 'Hi.', next: 'bye', errors: { NoMatchingError: 'sorry' } }),
        bye,
        sorry,
      ),
    );
    expect(linesOf(result, 'hi').at(-1)).toMatchObject({ verdict: 'mapped' });
    expect(linesOf(result, 'hi').at(-1)?.reason).toContain('NoMatchingError');
  });
});

describe('MessageParticipantIteratively', () => {
  it('says its messages and music, and is interrupted by what is wired', () => {
    const { flow } = imported(
      aConnectFlow(
        action('MessageParticipantIteratively', 'loop', {
          InterruptFrequencySeconds: '30',
          Messages: [{ Text: 'Please hold.' }, { PromptId: 'p' }],
          when: [['MessagesInterrupted', 'bye']],
        }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'wait')[0]?.data).toMatchObject({ seconds: 30, sound: 'music' });
    expect(failuresOf(flow, { do: 'staysSilent' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('without an interruption goes round, but not for ever', () => {
    const { flow } = imported(
      aConnectFlow(action('MessageParticipantIteratively', 'loop', { Messages: [{ PromptId: 'p' }] })),
    );
    expect(nodesOf(flow, 'limit')).toHaveLength(1);
  });
});

describe('GetParticipantInput by single keys', () => {
  const result = imported(
    aConnectFlow(
      action('GetParticipantInput', 'menu', {
        Text: 'For sales, press 1. For anything else, press two. To hear this again, press star.',
        StoreInput: 'False',
        InputTimeLimitSeconds: '7',
        when: [
          ['1', 'sales'],
          ['2', 'sorry'],
          ['*', 'menu'],
        ],
        errors: { InputTimeLimitExceeded: 'menu', NoMatchingCondition: 'bye', NoMatchingError: 'sorry' },
      }),
      say('sales', 'Sales.'),
      sorry,
      bye,
    ),
  );

  it('is a menu, whose options are called what the prompt says of their keys', () => {
    const [menu] = nodesOf(result.flow, 'menu');
    expect(menu?.data.options.map(({ key, label }) => [key, label])).toEqual([
      ['1', 'sales'],
      ['2', 'anything else'],
      ['*', 'hear this again'],
    ]);
    expect(menu?.data.noInput.waitSeconds).toBe(7);
  });

  it('leads callers by key, by word, and by anything else', () => {
    const { flow } = result;
    expect(failuresOf(flow, { do: 'presses', keys: '1' }, { expect: 'said', text: 'Sales.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'says', text: 'sales' }, { expect: 'said', text: 'Sales.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'presses', keys: '9' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'presses', keys: '*1' }, { expect: 'said', text: 'Sales.' })).toEqual([]);
  });

  it('lets a caller who says nothing go after a few rounds', () => {
    const silence = Array.from({ length: 4 }, () => ({ do: 'staysSilent' }) as const);
    expect(failuresOf(result.flow, ...silence, { expect: 'ended' })).toEqual([]);
  });

  it('goes on by the next action where no error says where', () => {
    const { flow } = imported(
      aConnectFlow(
        action('GetParticipantInput', 'menu', { Text: 'Press 1.', when: [['1', 'sorry']], next: 'bye' }),
        sorry,
        bye,
      ),
    );
    expect(['noMatch', 'noInput'].map((port) => targetOf(flow, 'menu', port))).toEqual(['bye', 'bye']);
  });
});

describe('GetParticipantInput that keeps what is entered', () => {
  const asking = (parameters: object, ...more: readonly { Identifier: string }[]) =>
    imported(
      aConnectFlow(
        action('GetParticipantInput', 'ask', { Text: 'Your number?', StoreInput: 'True', next: 'tell', ...parameters }),
        say('tell', 'You entered $.StoredCustomerInput.'),
        sorry,
        ...more,
      ),
    );

  it('takes as many keys as it may, masked when the original encrypts them', () => {
    const result = asking({
      InputTimeLimitSeconds: '6',
      InputValidation: { CustomValidation: { MaximumLength: '4' } },
      InputEncryption: { EncryptionKeyId: 'k', Key: 'c' },
      DTMFConfiguration: { InputTerminationSequence: '*' },
    });
    expect(nodesOf(result.flow, 'keypad')[0]?.data).toMatchObject({
      variable: 'stored_input',
      maxLength: 4,
      finishKey: '*',
      masked: true,
    });
    expect(failuresOf(result.flow, { do: 'presses', keys: '1234' }, { expect: 'at', node: 'tell' })).toEqual([]);
    expect(linesOf(result, 'ask').at(-1)?.reason).toContain('masked');
  });

  it('takes both spellings of the time it waits', () => {
    for (const name of ['InputTimeLimitSeconds', 'InputTimeoutSeconds'])
      expect(nodesOf(asking({ [name]: '12' }).flow, 'keypad')[0]?.data.noInput.waitSeconds).toBe(12);
  });

  it('writes “Timeout” for a caller who enters nothing, as Amazon does', () => {
    const { flow } = asking({});
    expect(failuresOf(flow, { do: 'staysSilent' }, { expect: 'said', text: 'You entered Timeout.' })).toEqual([]);
  });

  it('takes a telephone number where that is asked for', () => {
    const { flow } = asking({
      InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'GB' } },
      errors: { InvalidPhoneNumber: 'sorry' },
    });
    expect(nodesOf(flow, 'collect')[0]?.data.fields[0]?.value.kind).toBe('phone');
    expect(failuresOf(flow, { do: 'says', text: 'no idea' }, { expect: 'said', text: 'Sorry.' })).toEqual([]);
  });

  it('decides by several keys, and keeps them', () => {
    const { flow } = imported(
      aConnectFlow(
        action('GetParticipantInput', 'pin', {
          Text: 'Your PIN?',
          StoreInput: 'False',
          when: [['1234', 'in']],
          errors: { NoMatchingCondition: 'sorry', InputTimeLimitExceeded: 'bye' },
        }),
        say('in', 'Welcome.'),
        sorry,
        bye,
      ),
    );
    expect(failuresOf(flow, { do: 'presses', keys: '1234' }, { expect: 'said', text: 'Welcome.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'presses', keys: '9999' }, { expect: 'said', text: 'Sorry.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'staysSilent' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('keeps a key that is used later on, as generators write it', () => {
    const { flow } = imported(
      aConnectFlow(
        {
          ...action('GetParticipantInput', 'ask', { Text: 'Press 1.', MaxDigits: 1, Timeout: '8', next: 'tell' }),
          Transitions: {
            NextAction: 'tell',
            Conditions: [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['$.CustomerInput', '1'] } }],
          },
        } as never,
        say('tell', 'You pressed $.CustomerInput.'),
        bye,
      ),
    );
    expect(failuresOf(flow, { do: 'presses', keys: '7' }, { expect: 'said', text: 'You pressed 7.' })).toEqual([]);
    expect(failuresOf(flow, { do: 'presses', keys: '1' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('takes words where the original listens to speech', () => {
    const { flow } = asking({ InputType: 'SPEECH' });
    expect(failuresOf(flow, { do: 'says', text: 'blue' }, { expect: 'said', text: 'You entered blue.' })).toEqual([]);
  });

  it('goes under its older names as well', () => {
    for (const type of ['StoreCustomerInput', 'StoreUserInput']) {
      const { flow } = imported(aConnectFlow(action(type, 'ask', { Text: 'Number?', next: 'bye' }), bye));
      expect(nodesOf(flow, 'keypad')).toHaveLength(1);
    }
  });
});

describe('GetParticipantInput without words', () => {
  it('is asked by the prompt before it', () => {
    const result = imported(
      aConnectFlow(
        say('intro', 'Enter your code.', 'ask'),
        action('GetParticipantInput', 'ask', { Text: '', StoreInput: 'True', InputTimeLimitSeconds: '5', next: 'bye' }),
        bye,
      ),
    );
    expect(nodesOf(result.flow, 'keypad')[0]?.data.prompt).toBe('Enter your code.');
    expect(linesOf(result, 'intro').at(-1)).toMatchObject({ verdict: 'mapped', nodes: ['ask', 'ask-nothing-entered'] });
  });

  it('says a word of its own where nothing else does, in the flow’s language', () => {
    const { flow } = imported(
      aConnectFlow(
        action('UpdateContactTextToSpeechVoice', 'voice', { TextToSpeechVoice: 'Lupe', next: 'ask' }),
        action('GetParticipantInput', 'ask', { Text: ' ', StoreInput: 'True', next: 'bye' }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'keypad')[0]?.data.prompt).toBe('Adelante, por favor.');
  });

  it('that waits long for nothing takes a message', () => {
    const result = imported(
      aConnectFlow(
        say('intro', 'Please leave a message.', 'record'),
        action('GetParticipantInput', 'record', {
          Text: ' ',
          StoreInput: 'False',
          InputTimeLimitSeconds: '60',
          errors: { InputTimeLimitExceeded: 'bye' },
        }),
        bye,
      ),
    );
    expect(nodesOf(result.flow, 'voicemail')[0]?.data).toMatchObject({
      prompt: 'Please leave a message.',
      maxSeconds: 60,
    });
    expect(
      failuresOf(
        result.flow,
        { do: 'says', text: 'Call me.' },
        { do: 'staysSilent' },
        { expect: 'said', text: 'Goodbye.' },
      ),
    ).toEqual([]);
  });
});

describe('ConnectParticipantWithLexBot', () => {
  const asking = (parameters: object, ...more: readonly { Identifier: string }[]) =>
    imported(
      aConnectFlow(
        action('ConnectParticipantWithLexBot', 'ask', {
          Text: 'How can I help?',
          LexV2Bot: { AliasArn: 'arn:aws:lex:x:1:bot-alias/B/A' },
          when: [
            ['BookAppointmentIntent', 'book'],
            ['FallbackIntent', 'sorry'],
          ],
          errors: { NoMatchingCondition: 'bye', NoMatchingError: 'bye' },
          ...parameters,
        }),
        say('book', 'Booking.'),
        sorry,
        bye,
        ...more,
      ),
    );

  it('is a menu of its intents when only they are asked for', () => {
    const result = asking({ LexSessionAttributes: { a: '1' } });
    expect(nodesOf(result.flow, 'menu')[0]?.data.options.map(({ label }) => label)).toEqual(['book appointment']);
    expect(
      failuresOf(result.flow, { do: 'says', text: 'book appointment' }, { expect: 'said', text: 'Booking.' }),
    ).toEqual([]);
    expect(failuresOf(result.flow, { do: 'presses', keys: '5' }, { expect: 'said', text: 'Sorry.' })).toEqual([]);
    expect(linesOf(result, 'ask').at(-1)).toMatchObject({ verdict: 'approximated' });
  });

  it('is a conversation when the values that it gathers are used', () => {
    const { flow } = asking(
      { when: [['BookAppointmentIntent', 'tell']] },
      say('tell', 'You want $.Lex.Slots.day, $.Lex.IntentName: $.Lex.InputTranscript.'),
    );
    const [node] = nodesOf(flow, 'converse');
    expect(node?.data.extract.map(({ variable }) => variable)).toEqual(['lex_day', 'lex_InputTranscript']);
    expect(
      failuresOf(
        flow,
        { do: 'says', text: 'Monday please' },
        {
          do: 'modelAnswers',
          takes: 'BookAppointmentIntent',
          text: '',
          values: { lex_day: 'Monday', lex_InputTranscript: 'Monday please' },
        },
        { expect: 'said', text: 'You want Monday, BookAppointmentIntent: Monday please.' },
      ),
    ).toEqual([]);
  });

  it('is a conversation with one way out when no intent decides', () => {
    const { flow } = asking({ when: [], next: 'book' });
    expect(targetOf(flow, 'ask', 'exit.done')).toBe('book');
  });

  it('is found under the action that asks for keys, as generators write it', () => {
    const { flow } = imported(
      aConnectFlow(
        action('GetUserInput', 'ask', {
          TextToSpeechContent: 'Sales or care?',
          BotAliasArn: 'b',
          when: [['Sales', 'bye']],
          next: 'sorry',
        }),
        sorry,
        bye,
      ),
    );
    expect(failuresOf(flow, { do: 'says', text: 'sales' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('keeps braces in names from being read as values', () => {
    const { flow } = asking({ when: [], LexV2Bot: undefined, BotName: '{{ x }} {{', next: 'book' });
    expect(nodesOf(flow, 'converse')[0]?.data.goal).toContain('“{ {”');
  });

  it('that leads back to itself is one conversation, which waits for the caller and ends when it is done', () => {
    const { flow } = asking({ Text: ' ', when: [], next: 'ask', errors: { NoMatchingError: 'bye' } });
    expect(nodesOf(flow, 'converse')[0]?.data.opening).toBe('Please go ahead.');
    expect(
      failuresOf(
        flow,
        { do: 'says', text: 'hello' },
        { do: 'modelAnswers', takes: 'done', text: '', values: {} },
        { expect: 'said', text: 'Goodbye.' },
      ),
    ).toEqual([]);
  });

  it('takes an intent that is a digit by its key as well', () => {
    const { flow } = asking({
      when: [
        ['1', 'book'],
        ['2', 'sorry'],
      ],
    });
    expect(failuresOf(flow, { do: 'presses', keys: '1' }, { expect: 'said', text: 'Booking.' })).toEqual([]);
  });

  it('writes the intent down where a text asks for it', () => {
    const { flow } = asking(
      {
        when: [
          ['Yes', 'tell'],
          ['No', 'tell'],
        ],
      },
      say('tell', 'You said $.Lex.IntentName.'),
    );
    expect(failuresOf(flow, { do: 'says', text: 'no' }, { expect: 'said', text: 'You said No.' })).toEqual([]);
  });
});

describe('languages', () => {
  it('are those of the voices, with a switch where callers come from another one', () => {
    const { flow } = imported(
      aConnectFlow(
        action('UpdateContactTextToSpeechVoice', 'amy', { TextToSpeechVoice: 'Amy', next: 'hi' }),
        say('hi', 'Hello.', 'lupe'),
        action('UpdateContactTextToSpeechVoice', 'lupe', {
          TextToSpeechVoice: 'Lupe',
          TextToSpeechEngine: 'Neural',
          next: 'code',
        }),
        action('UpdateContactData', 'code', { LanguageCode: 'es-US', next: 'hola' }),
        say('hola', 'Hola, $.LanguageCode.'),
      ),
    );
    expect(flow.settings.language).toBe('en-GB');
    expect(nodesOf(flow, 'language').map(({ data }) => data.language)).toEqual(['es-US']);
    expect(failuresOf(flow, { expect: 'said', text: 'Hola, es-US.' })).toEqual([]);
  });

  it('begin in American English when something is said before any is set', () => {
    const { flow } = imported(
      aConnectFlow(
        say('hi', 'Hello.', 'mia'),
        action('UpdateContactTextToSpeechVoice', 'mia', { TextToSpeechVoice: 'Mia', next: 'hola' }),
        say('hola', 'Hola.'),
      ),
    );
    expect(flow.settings.language).toBe('en-US');
    expect(nodesOf(flow, 'language').map(({ data }) => data.language)).toEqual(['es-MX']);
  });

  it('that are only known in the call stay as they are, and the report says so', () => {
    const result = imported(
      aConnectFlow(
        action('UpdateContactTextToSpeechVoice', 'voice', { TextToSpeechVoice: '$.Attributes.voice', next: 'bye' }),
        bye,
      ),
    );
    expect(linesOf(result, 'voice').at(-1)).toMatchObject({ verdict: 'approximated', nodes: [] });
  });
});

describe('recordings', () => {
  it.each([
    ['UpdateContactRecordingBehavior', { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } }, 'start'],
    [
      'UpdateContactRecordingBehavior',
      { RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' } },
      'start',
    ],
    ['UpdateContactRecordingBehavior', { RecordingBehavior: { RecordedParticipants: [] } }, 'stop'],
    [
      'UpdateContactRecordingAndAnalyticsBehavior',
      {
        VoiceBehavior: {
          VoiceRecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'], IVRRecordingBehavior: 'Enabled' },
        },
      },
      'start',
    ],
    [
      'UpdateContactRecordingAndAnalyticsBehavior',
      { VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Disabled' } } },
      'stop',
    ],
  ])('of %s %j: %s', (type, parameters, mode) => {
    const { flow } = imported(aConnectFlow(action(type, 'rec', { ...parameters, next: 'bye' }), bye));
    expect(nodesOf(flow, 'recording')[0]?.data.mode).toBe(mode);
    expect(targetOf(flow, 'rec', 'next')).toBe('bye');
  });
});
