import type { NodeKind } from '@aybiza/flow';
import { editorStrings } from '../../apps/designer/src/features/editor/strings.ts';
import { inEnglish } from '../../apps/designer/src/language/strings.ts';

const words = inEnglish(editorStrings);
const { kinds } = words;
const valueKind = words.valueKinds.label;
const { key } = words.fields;
const { label: intent } = words.intents;

/** What every step that asks or speaks has; told once, in docs/designers/questions.md. */
export const SHARED: ReadonlySet<string> = new Set(['noInput', 'noMatch', 'interruption', 'voice']);

/** What only programs and the drawing need. */
export const HIDDEN: ReadonlySet<string> = new Set(['id', 'collapsed', 'size']);

/** How a step's form calls each of its fields, by the field's place in the data: its own words, so that form and guide say the same. */
export const settingNames: Readonly<Record<NodeKind, Readonly<Record<string, string>>>> = {
  start: {
    direction: kinds.start.direction,
    speaksFirst: kinds.start.speaksFirst,
    inputs: kinds.start.inputs,
  },
  say: { text: kinds.say.text, variants: kinds.say.variants, audio: kinds.say.audio },
  menu: {
    prompt: kinds.menu.prompt,
    options: kinds.menu.options,
    'options[].label': kinds.menu.label,
    'options[].phrases': kinds.menu.phrases,
    'options[].intent': intent,
    'options[].key': key,
  },
  collect: {
    prompt: kinds.collect.prompt,
    fields: kinds.collect.fields,
    'fields[].variable': kinds.collect.variable,
    'fields[].label': kinds.collect.label,
    'fields[].value': valueKind,
    'fields[].ask': kinds.collect.ask,
    readBack: kinds.collect.readBack,
  },
  confirm: {
    prompt: kinds.confirm.prompt,
    fields: kinds.confirm.fields,
    'fields[].variable': kinds.confirm.variable,
    'fields[].label': kinds.confirm.label,
    'fields[].value': valueKind,
  },
  keypad: {
    prompt: kinds.keypad.prompt,
    variable: kinds.keypad.variable,
    minLength: kinds.keypad.minLength,
    maxLength: kinds.keypad.maxLength,
    finishKey: kinds.keypad.finishKey,
    speech: kinds.keypad.speech,
    masked: kinds.keypad.masked,
  },
  voicemail: {
    prompt: kinds.voicemail.prompt,
    maxSeconds: kinds.voicemail.longest,
    silenceSeconds: kinds.voicemail.silence,
    variable: kinds.voicemail.variable,
  },
  branch: {
    conditions: kinds.branch.conditions,
    'conditions[].label': kinds.branch.label,
    'conditions[].when': kinds.branch.when,
  },
  hours: {
    timeZone: kinds.hours.timeZone,
    weekly: kinds.hours.weekly,
    exceptions: kinds.hours.exceptions,
    'exceptions[].date': kinds.hours.date,
    'exceptions[].label': kinds.hours.label,
    'exceptions[].open': kinds.hours.open,
  },
  split: {
    arms: kinds.split.arms,
    'arms[].label': kinds.split.label,
    'arms[].share': kinds.split.share,
    sticky: kinds.split.sticky,
  },
  limit: { counts: kinds.limit.counts, most: kinds.limit.most },
  classify: {
    text: kinds.classify.text,
    labels: kinds.classify.labels,
    'labels[].label': kinds.classify.label,
    'labels[].description': kinds.classify.description,
    'labels[].examples': kinds.classify.examples,
  },
  answer: {
    prompt: kinds.answer.prompt,
    sources: kinds.answer.sources,
    documents: words.library.legend,
    collections: `${words.library.legend}, by collection`,
    instructions: kinds.answer.instructions,
    waitSeconds: kinds.answer.wait,
  },
  converse: {
    goal: kinds.converse.goal,
    opening: kinds.converse.opening,
    exits: kinds.converse.exits,
    'exits[].label': kinds.converse.exitLabel,
    'exits[].description': kinds.converse.exitDescription,
    extract: kinds.converse.extract,
    'extract[].variable': kinds.converse.variable,
    'extract[].value': valueKind,
    'extract[].description': kinds.converse.extractDescription,
    sources: kinds.answer.sources,
    documents: words.library.legend,
    collections: `${words.library.legend}, by collection`,
    turnLimit: `${kinds.converse.turnLimit} … ${kinds.converse.turns}`,
    waitSeconds: kinds.converse.wait,
  },
  set: {
    assignments: kinds.set.assignments,
    'assignments[].variable': kinds.set.variable,
    'assignments[].value': kinds.set.value,
  },
  request: {
    call: kinds.request.via,
    'call.method': kinds.request.method,
    'call.url': kinds.request.url,
    'call.headers': kinds.request.headers,
    'call.headers[].name': kinds.request.headerName,
    'call.headers[].value': kinds.request.headerValue,
    'call.body': kinds.request.body,
    'call.credential': kinds.request.credential,
    'call.operation': kinds.request.operation,
    'call.inputs': kinds.request.input('…'),
    timeoutSeconds: kinds.request.timeout,
    retries: kinds.request.retries,
    idempotencyKey: kinds.request.key,
    meanwhile: kinds.request.meanwhile,
    rules: kinds.request.rules,
    'rules[].label': kinds.request.ruleLabel,
    'rules[].from': kinds.request.from,
    'rules[].to': kinds.request.to,
    mapping: kinds.request.mapping,
    'mapping[].variable': kinds.request.into,
    'mapping[].pointer': kinds.request.pointer,
    example: 'Example answer',
    'example.status': 'Status',
    'example.body': kinds.request.body,
  },
  message: { to: kinds.message.to, text: kinds.message.text },
  wait: {
    announcement: kinds.wait.announcement,
    seconds: kinds.wait.seconds,
    sound: kinds.wait.sound,
    until: kinds.wait.untilToggle,
    'until.signal': kinds.wait.signal,
    'until.mapping': kinds.wait.mapping,
    'until.mapping[].variable': kinds.wait.into,
    'until.mapping[].pointer': kinds.wait.pointer,
  },
  sendKeys: { keys: kinds.sendKeys.keys },
  tag: { label: kinds.tag.label, value: kinds.tag.value },
  recording: { mode: kinds.recording.mode },
  language: { language: kinds.language.language, voice: kinds.language.voice },
  transfer: {
    to: kinds.transfer.to,
    announcement: kinds.transfer.announcement,
    briefing: kinds.transfer.briefing,
    asksFirst: kinds.transfer.asksFirst,
    ringSeconds: kinds.transfer.ring,
  },
  end: { text: kinds.end.text, outcome: kinds.end.outcome },
  handler: {
    trigger: kinds.handler.on,
    'trigger.phrases': kinds.handler.phrases,
    'trigger.intent': intent,
    'trigger.key': key,
    'trigger.when': kinds.handler.when,
    emergency: kinds.handler.emergency,
  },
  resume: {},
  jump: { to: kinds.jump.to },
  subflow: {
    agent: kinds.subflow.agent,
    version: kinds.subflow.versionLabel,
    inputs: kinds.subflow.inputs,
    outputs: kinds.subflow.outputs,
    'outputs[].output': kinds.subflow.output,
    'outputs[].variable': kinds.subflow.into,
    outcomes: kinds.subflow.outcomes,
    'outcomes[].outcome': kinds.subflow.outcome,
  },
  group: {
    entry: kinds.group.entry,
    exits: kinds.group.exits,
    'exits[].port': kinds.group.port,
    'exits[].label': kinds.group.label,
    'limits.seconds': kinds.group.limit,
    variables: 'Variables',
  },
  comment: { text: kinds.comment.text },
};

/** What fields of these names take, where a schema says only how it is written. */
export const takenWords: Readonly<Record<string, string>> = {
  variable: 'a variable',
  intent: 'an intent of the flow',
  key: 'one of 0 to 9, * and #',
  credential: 'the name of a credential',
  pointer: 'a path such as /slot/date',
  entry: 'a step inside',
  weekly: 'up to 10 times from … to … for each day',
  date: 'a day',
  signal: 'a name such as paid',
  when: 'a condition',
  sources: 'documents of this flow',
  documents: 'documents',
  collections: 'collections',
  agent: 'another agent',
  output: 'a variable of the other flow',
};

/** What the values of a field that is chosen from a list are called. */
export const choiceNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'start.direction': kinds.start.directions,
  'start.speaksFirst': kinds.start.speakers,
  'keypad.finishKey': { '#': '#', '*': '*', none: kinds.keypad.noFinishKey },
  'limit.counts': kinds.limit.counted,
  'request.call': { http: kinds.request.http, calendar: kinds.request.calendar },
  'request.call.operation': kinds.request.operations,
  'wait.sound': kinds.wait.sounds,
  'recording.mode': kinds.recording.modes,
  'handler.trigger': kinds.handler.triggers,
};
