const seconds = (ms: number) => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;

/** The calendar's operations, as the log names them. */
const calendarRequests = new Map([
  ['calendar findSlot', 'Asks the calendar for a free time'],
  ['calendar book', 'Books in the calendar'],
  ['calendar findBooking', 'Looks for a booking in the calendar'],
  ['calendar move', 'Moves a booking in the calendar'],
  ['calendar cancel', 'Cancels a booking in the calendar'],
]);

/** Every word that the test call says. */
export const testCallStrings = {
  title: 'Test call',
  callIt: 'Call it',
  callItHint: 'The browser asks for the microphone; you can also type or use the keypad.',
  typeInstead: 'Type instead',
  blocked: 'A flow with errors cannot be called. Solve them first: they are listed at the bottom.',
  showProblems: 'Show the problems',
  connecting: 'Calling…',
  refused: (reason: string) => `The test call could not be started. ${reason}`,
  again: 'Call again',
  hangUp: 'Hang up',
  keypad: 'Keypad',
  key: (key: string) => `Key ${key}`,
  say: 'Type what the caller says',
  send: 'Say it',
  voiceOn: 'Speak',
  voiceOff: 'Mute the microphone',
  denied:
    'The browser does not let this page hear you. Allow the microphone beside the address of the page, then press “Speak” again. Typing works without it.',
  missing: 'No microphone could be used. Typing and the keypad work without one.',
  asking: 'Allow the microphone in the question of the browser.',
  level: 'Loudness',
  requests: 'Requests to other systems',
  requestAnswerers: {
    sent: 'Requests are really sent',
    examples: 'Requests are answered with their examples',
    asked: 'I answer the requests',
  },
  answeredByExample: 'Answered with the pinned example; nobody was asked.',
  youAnswer: (step: string) => `“${step}” waits for your answer`,
  youAnswered: (answer: number | 'timeout' | 'failed') =>
    answer === 'timeout'
      ? 'You let it take too long.'
      : answer === 'failed'
        ? 'You let it fail.'
        : `You answered with status ${answer}.`,
  answer: {
    status: 'Status',
    statusRefused: 'A status has three digits, from 100 to 599.',
    body: 'Answer',
    bodyRefused: 'This is no JSON yet.',
    send: 'Answer',
    fails: 'It fails',
    timesOut: 'It takes too long',
  },
  keep: 'Keep as a scenario',
  goBack: 'Go back to here',
  goBackTo: (words: string) => `Go back to “${words}”`,
  changeWords: 'Say something else here',
  changeTurn: (words: string) => `Say something else instead of “${words}”`,
  instead: 'What the caller says instead',
  sayInstead: 'Say this instead',
  keepTurn: 'Leave it',
  wentBack: (turn: number) => `Went back to turn ${turn}`,
  wentElsewhere: (turn: number) =>
    `The flow has changed: it leads another way from turn ${turn} on, so the call goes on from there.`,
  earlier: 'From the call before',
  conversation: 'Conversation',
  agent: 'Agent',
  caller: 'Caller',
  pressed: (key: string) => `pressed ${key}`,
  unheard: 'not heard: the caller spoke',
  at: seconds,
  layers: {
    key: 'by key',
    local: 'understood at once',
    model: 'understood by the model',
    none: 'not understood',
  },
  practiceReply: 'answer of the practice model',
  request: (what: string) => calendarRequests.get(what) ?? `Asks another system: ${what}`,
  transfer: (to: string) => `Connects to ${to}. In a test call nobody is dialled.`,
  signal: (name: string) => `Another system reports “${name}”.`,
  timing: (total: number) => `${Math.round(total)} ms to the answer`,
  timingParts: {
    recogniserMs: 'recogniser',
    decisionMs: 'ours',
    modelMs: 'model',
    requestMs: 'other systems',
    voiceMs: 'voice',
    transportMs: 'line',
  },
  tryToSay: 'Try saying',
  variables: 'Variables',
  outcome: (outcome: string) => `Outcome: ${outcome}`,
  ended: 'The call has ended.',
  open: 'Open this call',
  practice: 'Practice voice, recogniser and model: they know a few phrases. Connect the real ones in the settings.',
  follow: 'The canvas follows the call',
} as const;
