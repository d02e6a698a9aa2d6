export const accountStrings = {
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
  worksIn: (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`),
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
} as const;
