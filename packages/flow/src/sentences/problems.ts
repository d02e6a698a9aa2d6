/**
 * What the compiler says about a flow, in English, by the problem's code: behind a dot, what tells several sentences of one code apart.
 * Whoever shows a problem in another language says the sentence by this name.
 */
export const PROBLEM_SENTENCES = {
  NO_START: 'No call can enter this flow: add a “Call starts” node.',
  SECOND_START: 'A call can enter in one place only; this start is never used.',
  EDGE_FROM_NOWHERE: (node: string, port: string) => `A wire starts at a port that is not there (${node}, ${port}).`,
  'EDGE_TO_NOWHERE.step': 'This wire leads to a node that is not there: a caller who takes it falls off.',
  'EDGE_TO_NOWHERE.group': 'This wire leads to a group in which nothing begins: choose the step where callers begin.',
  'EDGE_TO_NOWHERE.jump': 'This jump leads nowhere: choose the step it goes to.',
  SECOND_EDGE: 'Two wires leave one port: a caller can only go one way.',
  OPEN_PORT: (port: string) => `A caller who leaves by “${port}” falls off the flow: wire it to what comes next.`,
  UNHANDLED_PORT: (port: string) => `A caller who leaves by “${port}” hears an apology, and the call ends.`,
  UNREACHABLE_NODE: 'No caller ever comes here: nothing leads to this node.',
  UNKNOWN_GROUP: 'This step stands in a group that is not there any more.',
  GROUP_CYCLE: 'This group stands inside itself: take it out of one of them.',
  START_IN_GROUP: 'A call begins outside of all groups: take the start out of this one.',
  NO_SUBFLOW: 'No flow is chosen here yet: every caller goes on by “Failed”.',
  UNKNOWN_SUBFLOW: (version: number) =>
    `There is no published version ${version} of this flow: choose one that is there.`,
  SUBFLOW_RECURSION: 'This flow would run inside itself: a call could go round and round for ever.',
  SUBFLOW_BROKEN: (problem: string) => `The flow inside has an error: ${problem}`,
  'SUBFLOW_INPUT.unknown': (variable: string) => `The flow inside has no variable “${variable}” to be told.`,
  'SUBFLOW_INPUT.missing': (variable: string) => `The flow inside needs “${variable}” and is not told it.`,
  'SUBFLOW_INPUT.output': (variable: string) => `The flow inside has no variable “${variable}” to take over.`,
  UNKNOWN_OUTCOME: (outcome: string) =>
    `The flow inside may end with “${outcome}”, for which there is no way on: callers go on by “Failed”.`,
  LOOP_WITHOUT_WAITING: (steps: string) =>
    `A caller who comes here never gets out: ${steps} goes round without ever listening.`,
  LONG_RUN: (steps: number) =>
    `From here ${steps} steps may follow on each other without the caller being asked anything: a call breaks off at a thousand.`,
  NEVER_ENDS: 'A caller who comes here can never finish: no way from here leads to an end or to a person.',
  MAY_NEVER_END: (steps: string) =>
    `A caller may go round here for ever, whatever they say: ${steps} comes back as often as a condition, another system or the model decides so.`,
  SILENT_LOOP: (steps: string) =>
    `A caller who says nothing, or has hung up without a sign, is never let go: ${steps} goes round until the longest call is over.`,
  LONG_SILENCE: (seconds: number) =>
    `A caller may wait ${seconds} s here without being told anything: say something in between, or wait less.`,
  RESUME_OUTSIDE_HANDLER:
    '“Resume” ends a handler. Here, on the main way, there is nothing to go back to: the caller would hear the same again and again.',
  'EMPTY_PROMPT.speech': 'The caller hears nothing here and does not know what to do: write what is said.',
  'EMPTY_PROMPT.message': 'The message is empty: write what the caller is to read.',
  'EMPTY_PROMPT.subject': 'It has no subject: write what it is about, so that nobody overlooks it.',
  'EMPTY_PROMPT.tag': 'A tag without a name cannot be found again.',
  'NOTHING_TO_CHOOSE.options': 'The caller is asked to choose, but there is nothing to choose from.',
  'NOTHING_TO_CHOOSE.values': 'There is nothing to choose from: nobody can answer this.',
  'NOTHING_TO_CHOOSE.fields': 'Nothing is asked here: add at least one value to collect.',
  'NOTHING_TO_CHOOSE.labels': 'There is no label to choose: everybody is “not sure”.',
  'NOTHING_TO_CHOOSE.exits': 'The conversation has no way out: add an exit.',
  'NOTHING_TO_CHOOSE.keys': 'No key is pressed here: write at least one.',
  'NOTHING_TO_CHOOSE.arms': 'No share of callers goes anywhere: give at least one way a share above nought.',
  'DUPLICATE_ID.way': (id: string) => `Two of these have the id “${id}”: the second is never taken.`,
  'DUPLICATE_ID.item': (id: string) => `Two of these have the id “${id}”: nobody could tell them apart.`,
  'DUPLICATE_ID.step': (id: string) =>
    `Two steps after the call have the id “${id}”: nobody could tell which of them has run.`,
  'DUPLICATE_ID.field': (variable: string) => `“${variable}” is asked for twice in one breath.`,
  DUPLICATE_KEY: (key: string) => `Two options answer to key ${key}: the second can never be chosen by it.`,
  DUPLICATE_PHRASE: (phrase: string, one: string, other: string) =>
    `A caller who says “${phrase}” could mean “${one}” or “${other}”.`,
  DUPLICATE_DATE: (date: string) => `${date} is listed twice: only the first counts.`,
  'DUPLICATE_VARIABLE.declared': (name: string) =>
    `Two variables are called “${name}”: nobody could tell which of them is meant.`,
  'DUPLICATE_VARIABLE.kept': (name: string) =>
    `Two values are kept as “${name}”: only one of them would be there in the next call.`,
  NO_PHRASES: 'Nothing leads here yet: say which words or which key do.',
  'DUPLICATE_TRIGGER.words': (words: string) =>
    `Another handler already answers to “${words}”: this one never gets it.`,
  'DUPLICATE_TRIGGER.key': (key: string) => `Another handler already answers to key ${key}: this one never gets it.`,
  'DUPLICATE_TRIGGER.event': 'Another handler already answers to the same: this one never gets it.',
  'HIDDEN_HANDLER.noQuestion': 'Nobody can ask for this: where it counts, callers are never asked anything.',
  'HIDDEN_HANDLER.taken':
    'Nobody can ask for this: at every question where it counts, something nearer answers to the same words.',
  'HIDDEN_HANDLER.silence': 'Silence never comes here: every question where it counts has a way of its own for it.',
  'HIDDEN_HANDLER.timeLimit': 'This group has no time limit: nobody ever stays too long in it.',
  'UNKNOWN_VARIABLE.written': (name: string) =>
    `There is no variable “${name}”: declare it, so that its value is kept.`,
  UNKNOWN_INTENT: 'This intent is not there any more: choose another one.',
  'UNKNOWN_SOURCE.answer': 'This document is not there any more: nothing is answered from it.',
  'UNKNOWN_SOURCE.last':
    'This document is not there any more: every question is “not found”. Choose what is answered from.',
  'UNKNOWN_SOURCE.lookUp': 'This document is not there any more: nothing is looked up in it.',
  'UNKNOWN_SOURCE.document': 'This document of the workspace is not there any more: nothing is answered from it.',
  'UNKNOWN_SOURCE.collection': 'This collection of the workspace is not there any more: nothing is answered from it.',
  NO_KNOWLEDGE:
    'There is nothing to answer from: every question is “not found”. Add a document, or choose some of the workspace’s.',
  READ_BEFORE_SET: (variable: string) =>
    `A caller may come here before “${variable}” has a value, and hears a gap instead of it.`,
  MAY_BE_EMPTY: (variable: string) =>
    `“${variable}” may be empty here: the step that should fill it may find nothing, and the caller then hears a gap. Ask for it with has(${variable}) before it is said.`,
  NEVER_READ: (variable: string) => `Nothing in this flow uses the variable “${variable}”.`,
  NEVER_HOLDS: 'No caller ever goes this way: an earlier condition has decided by then, or this one never holds.',
  'BAD_ADDRESS.request':
    'An address starts with https:// and a host written out, without {{…}}, “@” or “\\” before the first “/”.',
  'BAD_ADDRESS.webhook':
    'Nobody is told: an address starts with https:// and a host written out, without {{…}}, “@” or “\\” before the first “/”.',
  'BAD_ADDRESS.sound': 'A sound file has a web address written out, such as https://example.com/hello.wav.',
  'BAD_ADDRESS.nobody': 'Nobody gets it: write an e-mail address, or several with commas between them.',
  'BAD_ADDRESS.email': (written: readonly string[]) =>
    `“${written.join('”, “')}” is no e-mail address, such as desk@example.com.`,
  KEY_IN_FLOW: (header: string) =>
    `“${header}” looks like a key. Everybody who sees this flow sees it: keep it as a credential under Settings.`,
  UNKNOWN_CREDENTIAL: (credential: string) =>
    `The workspace has no credential “${credential}”: the request fails for every caller. Add it under Settings.`,
  CREDENTIAL_ELSEWHERE: (credential: string, origins: readonly string[]) =>
    `“${credential}” is for ${origins.join(', ')}: it is not sent elsewhere, and the request fails for every caller.`,
  'BAD_NUMBER.transfer':
    'Write the number with its country code, such as +44 20 7946 0018, a SIP address, or “queue:” and the name of a queue.',
  'BAD_NUMBER.fallback':
    'Nobody is reached when a call breaks down: write the fallback number with its country code, such as +44 20 7946 0018.',
  COSTLY_NUMBER:
    'This number costs whoever calls it, or is of a satellite or a network without a country. Callers are put through to ordinary numbers only.',
  'BAD_LENGTH.digits': 'No number is long enough and short enough: swap the two lengths.',
  'BAD_LENGTH.bounds': 'No number is large enough and small enough: swap the two.',
  BAD_TIME_ZONE: (written: string) => `There is no time zone “${written}”: write it like Europe/London.`,
  BAD_LANGUAGE: 'Write the language like “en-US” or “es”.',
  UNSAFE_RETRY: 'Sent again, this could happen twice: add an idempotency key, or do not repeat it.',
  'MISSING_INPUT.calendar': (input: string) =>
    `The calendar cannot answer without “${input}”: every caller who comes here is told that something failed.`,
  'MISSING_INPUT.day': 'A time alone names no day: say on which day they want to be called.',
  UNKNOWN_INPUT: (input: string) => `The calendar does not ask for “${input}” here and passes it over.`,
  'BROKEN_RULE.order': (rule: string) => `“${rule}” is broken: a caller can come this way without it.`,
  'BROKEN_RULE.unsure': (rule: string) =>
    `“${rule}” is broken: a caller who is asked this cannot be sure to come to it at all.`,
  'BROKEN_RULE.turns': (rule: string, turns: number, promised: number) =>
    `“${rule}” is broken: from here it takes ${turns} turns, and ${promised} were promised.`,
  EMPTY_RULE: (rule: string) => `“${rule}” is about something that happens in no call: look at what it names.`,
  'NO_PERSON.anywhere': 'A caller who needs a person has no way to reach one.',
  'NO_PERSON.here': 'A caller who is asked this has no way to reach a person any more.',
  NO_EMERGENCY: 'A caller in an emergency (“I can’t breathe”) is treated like any other: add the emergency handler.',
  LONG_MENU: (options: number, most: number) =>
    `Callers forget a menu of ${options} options; ${most} is the most that works by ear.`,
  LONG_PROMPT: 'This takes over half a minute to say: callers stop listening or hang up.',
  UNFORMATTED_NUMBER:
    'A number is said here as the voice likes: choose how callers hear it, such as “| number”, “| digits” or “| money”.',
  DUPLICATE_NAME: (name: string) =>
    `Two steps after the call are called “${name}”: who looks for the one that failed cannot tell them apart.`,
  'DUPLICATE_RESULT.twice': (name: string) =>
    `“${name}” is found twice, and only the later one is kept with the call: give it another name.`,
  'DUPLICATE_RESULT.variable': (name: string) =>
    `A variable is called “${name}” already: nobody could tell which of them is meant.`,
  UNKNOWN_STEP: 'It waits for a step that is not there any more, and would never begin.',
  STEP_CYCLE: 'It waits for a step that waits for it: neither would ever begin.',
  HIDDEN_FACT: (name: string) =>
    `After the call “${name}” means your variable, not what is known of the call: rename the variable to use both.`,
  NOTHING_TO_EXTRACT: 'Nothing is looked for in the call: add the first value.',
  UNDESCRIBED_VALUE: (name: string) =>
    `The model only sees the name “${name}” and may find something else: say what it is to look for.`,
  NO_CRITERIA: 'There is nothing to judge the call by: add the first criterion.',
  NO_WEIGHT: 'No criterion weighs anything, so that no call ever gets a score: give one of them a weight.',
  EMPTY_CRITERION: 'The model has nothing to judge here: write what must be true of the call.',
  'NOTHING_TO_SEND.webhook': 'The other system only learns that there was a call: choose what it is told about it.',
  'NOTHING_TO_SEND.email': 'The e-mail is empty: write a text, or choose what it tells about the call.',
  BAD_FOLDER:
    'The recording cannot be put there: a folder is up to five names of letters, digits, “-”, “_” and “.”, with “/” between them.',
  NO_CONSENT: 'Nobody may be remembered without being asked: name the variable in which the caller’s yes stands.',
  NO_NUMBER: 'There is no number to call: nobody would be called back.',
  NO_AGENT: 'Nobody calls: choose the agent that is to call.',
  AGENT_CANNOT_CALL:
    'This agent cannot call anybody: it is not published, or the start of its flow is for calls that come in.',
  UNTAKEN_INPUT: (input: string) => `The agent’s flow takes no “${input}” at its start: nobody would be called.`,
} as const;
