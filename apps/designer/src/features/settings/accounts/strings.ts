import { defineStrings } from '../../../language/strings.ts';

const openAiAddress = { label: 'Address', hint: 'Begins with https, ends before “/chat” or “/audio”.' };
const processedIn = {
  label: 'Processes calls in',
  hint: 'Only matters where calls may be processed in one region only, and the address does not tell. You answer for it.',
};

export const accountStrings = defineStrings('settings/accounts', {
  title: 'Phone, speech and thinking',
  lead: 'Calls need a phone line, somebody who listens and speaks, and a model that thinks. Use your own accounts with these companies, so that what calls cost is on your own bill. Where you have none, the ones that this installation was set up with are used.',
  ownerLead:
    'Practice equipment runs on this machine: it needs no account, and is not good enough for real callers. The owner of the workspace can connect real accounts.',
  status: { own: 'Your account', installation: 'Installation’s account', practice: 'Practice', none: 'Not set up' },
  parts: { phone: 'Phone line', stt: 'Listens', tts: 'Speaks', llm: 'Thinks' },
  real: 'Connected',
  endsIn: (ending: string) => `Key ends in ${ending}`,
  keyStored: 'Key stored',
  noKey: 'No key',
  usePractice: 'Practice equipment is used until you connect an account.',
  useInstallation: 'The account that this installation was set up with is used.',
  mail: {
    practice: 'E-mails are written and go to nobody until you connect a mail server.',
    none: 'No e-mail is sent until you connect a mail server.',
  },
  useNone: 'Not needed. Once it is set up, choose it below.',
  setUp: 'Set up',
  change: 'Change',
  tryIt: 'Try it',
  trying: 'Trying…',
  remove: 'Remove',
  about: (action: string, name: string) => `${action}: ${name}`,
  saved: 'Saved. Calls use it from now on.',
  outside: {
    eu: (isWhole: boolean) =>
      `${isWhole ? 'Not used in calls' : 'Not all of it is used in calls'}: these are processed in the European Union only (Settings → Privacy). Choose a region or an address there.`,
    us: (isWhole: boolean) =>
      `${isWhole ? 'Not used in calls' : 'Not all of it is used in calls'}: these are processed in the United States only (Settings → Privacy). Choose a region or an address there.`,
  },
  notTried: 'The account could not be tried.',
  tried: {
    account: 'Account',
    recogniser: 'Listening',
    voice: 'Speaking',
    model: 'Thinking',
    secondModel: 'Second model',
  },
  outcomes: {
    works: 'works',
    wrongKey: 'The key or token is not right. Copy it again from the company’s website.',
    notAllowed: 'The key is right, but it may not do this. Give it the permission on the company’s website.',
    unreachable: 'No answer. Check the address or region, and try again.',
    modelNotAvailable:
      'The model is not available with this account. Check its id, and whether access to it was granted.',
    noCredit: 'The account has no credit, or is suspended.',
    busy: 'The service is busy at the moment. Try again in a minute.',
    addressRefused: 'This address is not allowed: it leads to a private network.',
    failed: 'The service answered, but not as expected.',
  },
  /** What people call each vendor, what it is for, and what its form asks for. */
  vendors: {
    twilio: {
      name: 'Twilio',
      use: 'Phone calls and text messages',
      fields: {
        accountSid: { label: 'Account SID', hint: 'On the first page of the Twilio Console; begins with AC.' },
      },
      secret: { label: 'Auth token', hint: 'Next to the Account SID.' },
    },
    deepgram: {
      name: 'Deepgram',
      use: 'Listens and speaks',
      fields: {
        baseUrl: { label: 'Address', hint: 'Only for another region or a server of your own.' },
        processedIn,
      },
      secret: { label: 'API key', hint: 'In the Deepgram Console under API Keys.' },
    },
    aws: {
      name: 'Amazon Web Services',
      use: 'Thinks (Bedrock); listens and speaks when Deepgram does not',
      fields: {
        region: { label: 'Region', hint: 'The nearer to your callers, the shorter the pauses.' },
        accessKeyId: { label: 'Access key ID' },
        modelId: {
          label: 'Model',
          hint: 'The id of a model or an inference profile on Amazon Bedrock. Without one, the account only listens and speaks.',
        },
        fallbackModelId: { label: 'Second model', hint: 'Asked when the first does not answer.' },
        fallbackRegion: {
          label: 'Region of the second model',
          hint: 'Another one, so that trouble in one region does not silence both.',
        },
      },
      secret: { label: 'Secret access key', hint: 'Shown once by AWS, when the access key is made.' },
    },
    anthropic: {
      name: 'Anthropic',
      use: 'Thinks: Claude, without Amazon in between',
      fields: { modelId: { label: 'Model' } },
      secret: { label: 'API key', hint: 'In the Claude Console under API Keys.' },
    },
    openAiModel: {
      name: 'Another model',
      use: 'Thinks: any server that speaks OpenAI’s protocol',
      fields: { baseUrl: openAiAddress, modelId: { label: 'Model' }, processedIn },
      secret: { label: 'API key', hint: 'If your server asks for one.' },
    },
    openAiVoice: {
      name: 'Another voice',
      use: 'Speaks: any server that speaks OpenAI’s protocol',
      fields: {
        baseUrl: openAiAddress,
        modelId: { label: 'Model' },
        voice: { label: 'Voice', hint: 'Spoken with where an agent names none of this server’s voices.' },
        processedIn,
      },
      secret: { label: 'API key', hint: 'If your server asks for one.' },
    },
    mail: {
      name: 'E-mail',
      use: 'Sends e-mails after calls',
      fields: {
        server: {
          label: 'Outgoing mail server',
          hint: 'Your mail provider calls it SMTP. With another port than 587, write it behind a colon.',
        },
        username: { label: 'User name', hint: 'Often the address itself.' },
        from: {
          label: 'From',
          hint: 'What people see as the sender.',
          placeholder: 'Practice desk <desk@example.com>',
        },
      },
      secret: { label: 'Password', hint: 'Some providers want one made for this use, an “app password”.' },
    },
  },
  processedIn: { '': 'Its address tells, or nobody knows', eu: 'The European Union', us: 'The United States' },
  secondSecret: {
    label: 'Second auth token',
    hint: 'Only while you change the token: the new one above, the old one here, until Twilio has promoted the new one.',
  },
  save: 'Save and try',
  secretKept: (ending: string) =>
    ending === ''
      ? 'Leave empty to keep the one that is stored.'
      : `Leave empty to keep the one that ends in ${ending}.`,
  secretOnce: 'Kept encrypted; nobody can see it again.',
  optional: (label: string) => `${label} (optional)`,
  removeTitle: (name: string) => `Remove your ${name} account?`,
  removeText: {
    twilio: 'Calls to your numbers on this account are not answered any more, and no calls are placed over it.',
    mail: 'E-mails after calls go through the installation’s mail server from now on, or are not sent where it has none.',
    other:
      'Calls from now on use the installation’s account, or somebody else you have chosen. Calls under way are not disturbed.',
  },
  choice: 'Who does what',
  choiceLead:
    'Whom your agents use first. When somebody does not answer during a call, the next one takes over, and the call’s page says so.',
  recogniser: 'Listens',
  voice: 'Speaks',
  model: 'Thinks',
  secondModel: 'Thinks when the first does not answer',
  asInstalled: (name: string) => `Usual: ${name}`,
  recognisers: { deepgram: 'Deepgram', transcribe: 'Amazon Transcribe' },
  voices: { deepgram: 'Deepgram Aura', polly: 'Amazon Polly', openAiVoice: 'Your OpenAI-compatible voice' },
  models: {
    bedrock: 'Claude on Amazon Bedrock',
    bedrockFallback: 'The second model on Amazon Bedrock',
    anthropic: 'Claude by Anthropic',
    openAiModel: 'Your OpenAI-compatible model',
  },
  nobody: 'Nobody',
  usualSecond: 'Usual: the second model on Amazon Bedrock',
  missing: 'Its account is not set up: until it is, the usual one is used.',
  keepChoice: 'Save',
  choiceSaved: 'Saved. Calls from now on use it.',
});
