import type { NodeKind } from '@aybiza/flow';

/**
 * When callers leave by each way out of a step, for people who have never built a phone line. What an author adds has a way for each, known by
 * the beginning of its name (`option.morning`).
 */
export const waysOut: Readonly<Record<NodeKind, Readonly<Record<string, string>>>> = {
  start: {
    next: 'people call you: at once, or as soon as the caller has spoken',
    person: 'you call people: a person picked up',
    voicemail: 'you call people: a machine picked up, and its message is over',
    noAnswer: 'you call people: nobody picked up. Nobody is on the line here',
  },
  say: { next: 'at once; the words are said while the call goes on' },
  menu: {
    option: 'they chose it, by words or by its key. One way for each choice',
    noMatch: 'nothing that they said fitted, as often as you listed sentences for it',
    noInput: 'they said nothing, as often as you listed sentences for it',
  },
  collect: {
    collected: 'every value is there',
    refused: 'they would rather not say',
    failed: 'they were asked as often as you listed sentences, and a value is still missing',
  },
  confirm: {
    yes: 'they agreed',
    no: 'they did not',
    corrected:
      'they said what it should be instead, and the value is changed. It is there as soon as you name a value that may be corrected',
    noMatch: 'it was neither yes nor no nor a correction',
    noInput: 'they said nothing',
  },
  keypad: {
    entered: 'the number is complete',
    invalid: 'it was too short or too long, as often as you listed sentences for it',
    noInput: 'no key was pressed',
  },
  voicemail: { recorded: 'there is a message', empty: 'nothing was said after the beep' },
  branch: {
    when: 'it is the first one that holds. One way for each condition',
    otherwise: 'none of them holds',
  },
  hours: { open: 'you are open at this moment', closed: 'you are not' },
  split: { arm: 'the lot fell on it. One way for each share' },
  limit: { under: 'the limit is not reached yet', reached: 'it is' },
  classify: {
    label: 'the model decided for it. One way for each label',
    unsure: 'no label fits, or nothing was said',
  },
  answer: { answered: 'the answer was given', notFound: 'your documents do not say' },
  converse: {
    exit: 'what you wrote for it has come about. One way for each exit',
    turnLimit: 'the conversation took as many turns as you allow',
    noInput: 'they said nothing',
    failed: 'no model answered',
  },
  set: { next: 'at once' },
  request: {
    ok: 'the other system did as asked',
    status: 'it answered with that status. One way for each answer that you list',
    timeout: 'it did not answer in time',
    failed: 'it answered with an error, or could not be reached',
  },
  message: { sent: 'the message is on its way', failed: 'there is no number, or it was refused' },
  wait: {
    next: 'the time is over. It is there when the step waits for nothing else',
    arrived: 'the other system has reported. It is there when the step waits for a report',
    timeout: 'the time is over and nothing was reported. It is there when the step waits for a report',
  },
  sendKeys: { next: 'the keys were sent' },
  tag: { next: 'at once' },
  recording: { next: 'at once' },
  language: { next: 'at once' },
  transfer: {
    answered: 'they talked to somebody, and that call is over',
    busy: 'the line was busy',
    noAnswer: 'nobody picked up in time',
    declined: 'the person did not take the call',
    failed: 'it could not be connected',
  },
  end: {},
  handler: { next: 'it happened' },
  resume: {},
  jump: {},
  subflow: {
    outcome: 'the other flow ended with it. One way for each outcome',
    failed: 'something broke inside, or it ended with an outcome that has no way here',
  },
  group: {
    exit: 'a step inside left that way open. One way for each that you add',
    timeLimit: 'they stayed longer than you allow. It is there when there is a longest stay',
  },
  comment: {},
};

/** What ways are called together that authors add, by the beginning of their names. */
export const ownWays: Readonly<Record<string, string>> = {
  option: 'each choice',
  when: 'each condition',
  arm: 'each share',
  label: 'each label',
  exit: 'each way out',
  status: 'each answer',
  outcome: 'each outcome',
};
