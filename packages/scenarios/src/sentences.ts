import type { Value } from '@aybiza/statechart';
import type { PhraseSentences, Trouble, UncoveredReason } from './found-call.ts';

/** Everything that scenarios and the search for calls say to people, in English; what is made of parts is a function of them. */
export const SCENARIO_SENTENCES = {
  /** What was not as a scenario says. */
  failures: {
    callWasOver: (outcome: string) => `The call was already over (“${outcome}”).`,
    callEndedBefore: (outcome: string, step: string) => `The call was over (“${outcome}”) before “${step}”.`,
    notAsked: (step: string) => `Nothing was asked that “${step}” could answer.`,
    notWaited: 'Nothing was waited for that could stall.',
    notCalled: 'Nobody was called who could pick up.',
    notTakenHere: (step: string) => `“${step}” is no step that can be taken here.`,
    notSaid: (text: string, said: readonly string[]) =>
      `“${text}” was not said: ${said.length === 0 ? 'nothing was said' : `“${said.join(' ')}” was said`}.`,
    said: (text: string) => `“${text}” was said.`,
    notAt: (node: string, here: string | null) =>
      `The caller is at “${here ?? 'nowhere'}” and did not come to “${node}”.`,
    otherValue: (name: string, value: Value, expected: Value) =>
      `“${name}” is ${JSON.stringify(value)}, not ${JSON.stringify(expected)}.`,
    otherOutcome: (outcome: string) => `The call ended as “${outcome}”.`,
    callGoesOn: 'The call goes on.',
  },
  /** What happens in a call that was found; its name has one after the other. */
  phrases: {
    knownByName: 'is known by name',
    knownWell: 'is known well',
    timePasses: 'time passes',
    chooses: ({ label }) => `chooses “${label}”`,
    pressesFor: ({ key, label }) => `presses ${key} for “${label}”`,
    presses: ({ key }) => `presses ${key}`,
    enters: ({ keys }) => `enters ${keys}`,
    agrees: 'agrees',
    disagrees: 'does not agree',
    gives: ({ text, label }) => `gives “${text}” as ${label}`,
    corrects: ({ text, label }) => `corrects ${label} to “${text}”`,
    refuses: 'would rather not say',
    misfits: 'says something that does not fit',
    saysHello: 'says hello',
    saysSomething: 'says something',
    saysNothing: 'says nothing',
    asksFor: ({ words }) => `asks for ${/^[“"].*[”"]$/.test(words) ? words : `“${words}”`}`,
    asksKnown: 'asks something the documents tell',
    asksElse: 'asks something else',
    leavesMessage: 'leaves a message',
    hangsUp: 'hangs up',
    breaks: 'something of ours fails',
    stalls: 'what is waited for never comes',
    picksUp: ({ by }) => `${by} picks up`,
    documentsTell: 'the documents tell',
    documentsDoNotTell: 'the documents do not tell',
    modelFails: 'the model fails',
    modelNotes: ({ value, variable, kind }) => `the model notes ${JSON.stringify(value)} as ${variable} (${kind})`,
    conversationEnds: ({ description }) => `the conversation ends: ${description}`,
    conversationGoesOn: 'the conversation goes on',
    labelled: ({ label }) => `it is labelled “${label}”`,
    notLabelled: 'no label fits',
    transferEnds: ({ outcome }) => `the transfer ends as “${outcome}”`,
    messageIs: ({ outcome }) => `the message is ${outcome}`,
    signalArrives: ({ signal }) => `“${signal}” arrives`,
    requestSucceeds: 'the request goes well',
    answerEmpty: 'the answer is empty',
    answerHas: ({ value, variable }) => `the answer has ${JSON.stringify(value)} as ${variable}`,
    answerStatus: ({ status }) => `the answer has status ${status}`,
    systemFails: 'the other system fails',
    requestTimesOut: 'nobody answers the request in time',
    requestFails: 'the request fails',
    lotFallsOn: ({ arm }) => `the lot falls on “${arm}”`,
    clockShows: ({ at }) => `it is ${at.replace('T', ', ')}`,
  } satisfies PhraseSentences,
  /** What a call in which nothing happens is called. */
  nothing: 'Says nothing at all',
  /** What goes wrong at a step. */
  troubles: {
    silence: (step: string) => `Silence for good at “${step}”`,
    breaks: (step: string) => `Recogniser or voice is lost at “${step}”`,
    stalls: (step: string) => `An answer that never comes at “${step}”`,
  } satisfies Readonly<Record<Trouble, (step: string) => string>>,
  /** What goes wrong all through a call, by the call's name. */
  everybodyFails: (call: string) => `Everybody else fails: ${call}`,
  cutsInEverywhere: (call: string) => `Cuts in everywhere: ${call}`,
  /** Why no call was found that takes a wire. */
  reasons: {
    notReached: 'No call comes to this step.',
    searchStopped: 'The search was stopped before a call was found that goes this way.',
    notDecided: 'No call was found in which the condition decides like this.',
    notLeft: 'No call was found that leaves this step like this.',
  } satisfies Readonly<Record<UncoveredReason, string>>,
};

/** The sentences in some language. */
export type ScenarioSentences = typeof SCENARIO_SENTENCES;
