import type { Destination } from '../draft-state.ts';
import { askedOnce, optionsFor } from '../menu-options.ts';
import type { Outcome } from '../outcome.ts';
import { promptFor } from '../prompt-for.ts';
import { clip } from '../write-template.ts';
import { type GatherPlan, sayBefore } from './plan-gather.ts';
import { addSay, spoken } from './say-play.ts';
import { goOn, note, type Studio, type Translator } from './studio-context.ts';
import { nextOf, numberProperty, property, type StudioStep } from './studio-flow.ts';

type MenuPlan = Extract<GatherPlan, { as: 'menu' }>;

/** `gather-input-on-call`: a menu, a number by keys, or words, as `planGather` has decided. */
export const translateGather: Translator = (step, studio) => {
  const plan = studio.plans.get(step.name) ?? { as: 'words' };
  const prompt = promptOf(step, studio);
  const asked =
    plan.as === 'menu'
      ? addMenu(step, studio, { plan, prompt: prompt.text })
      : addQuestion(step, studio, { plan, prompt: prompt.text });
  if (prompt.before === undefined) studio.draft.enter(step.name, asked.node);
  else {
    studio.draft.enter(step.name, prompt.before);
    studio.draft.wire(prompt.before, 'next', { node: asked.node });
  }
  const nodes = [...(prompt.before === undefined ? [] : [prompt.before]), asked.node];
  return { ...asked.outcome, nodes };
};

interface Prompt {
  readonly text: string;
  /** A node that plays the recording the prompt consists of. */
  readonly before: string | undefined;
}

function promptOf(step: StudioStep, studio: Studio): Prompt {
  const isPlayed = property(step, 'play') !== undefined;
  const said = isPlayed ? '' : spoken(step, studio);
  if (said !== '') return { text: said, before: undefined };
  const merged = sayBefore(step, studio);
  if (merged !== undefined) return { text: spoken(merged, studio), before: undefined };
  const text = promptFor(studio.language);
  note(studio, step, `It says nothing itself; here it says “${text}”, because a question needs words.`);
  return { text, before: isPlayed ? addSay(step, studio) : undefined };
}

interface Asked {
  readonly node: string;
  readonly outcome: Pick<Outcome, 'verdict' | 'reason'>;
}

/** Twilio waits once and asks nothing again: the flow's own wires do that. */
function listening(step: StudioStep) {
  return askedOnce(numberProperty(step, 'timeout') ?? 5);
}

function addMenu(step: StudioStep, studio: Studio, { plan, prompt }: { plan: MenuPlan; prompt: string }): Asked {
  const { draft } = studio;
  const options = optionsFor(plan.options, prompt);
  const node = draft.add('menu', {
    name: step.name,
    data: { prompt, options, ...listening(step) },
    position: step.position,
  });
  for (const [index, { next }] of plan.options.entries())
    draft.wire(node, `option.${options[index]?.id ?? ''}`, next === undefined ? 'hangUp' : { step: next });
  draft.wire(node, 'noMatch', plan.otherwise === undefined ? 'hangUp' : { step: plan.otherwise });
  draft.wire(node, 'noInput', goOn(step, 'timeout'));
  noteOtherWay(step, studio, plan);
  return { node, outcome: { verdict: 'mapped', reason: 'With the decision behind it, it is a menu.' } };
}

/** A way that keys or words take in the original and that a menu does not have. */
function noteOtherWay(step: StudioStep, studio: Studio, { splits, otherwiseByKey }: MenuPlan): void {
  if (otherwiseByKey !== undefined)
    note(
      studio,
      step,
      `In the original a key that fits nothing leads to “${otherwiseByKey}”; here it goes the way of words that fit nothing.`,
    );
  for (const [event, how] of [
    ['keypress', 'key'],
    ['speech', 'word'],
  ] as const) {
    const next = nextOf(step, event);
    if (next === undefined || splits.includes(next) || next === step.name) continue;
    note(studio, step, `In the original any ${how} leads to “${next}”; here it is looked up among the options.`);
  }
}

function addQuestion(
  step: StudioStep,
  studio: Studio,
  { plan, prompt }: { plan: Exclude<GatherPlan, MenuPlan>; prompt: string },
): Asked {
  const variable = studio.names.answerOf(step.name);
  const keys = goOn(step, 'keypress');
  const speech = goOn(step, 'speech');
  const silence = goOn(step, 'timeout');
  if (plan.as === 'keypad')
    return addKeypad(step, studio, { prompt, variable, speech: plan.speech, next: keys, silence });
  const isNumber = plan.as === 'number';
  const isSpeechWired = nextOf(step, 'speech') !== undefined;
  const node = studio.draft.add('collect', {
    name: step.name,
    data: {
      prompt,
      fields: [{ variable, label: labelFor(step), value: { kind: isNumber ? 'number' : 'text' } }],
      ...listening(step),
    },
    position: step.position,
  });
  const answered = isSpeechWired ? speech : keys;
  studio.draft.wire(node, 'collected', answered);
  studio.draft.wire(node, 'refused', answered);
  studio.draft.wire(node, 'failed', silence);
  const keysNext = nextOf(step, 'keypress');
  if (isSpeechWired && keysNext !== undefined && keysNext !== nextOf(step, 'speech'))
    note(
      studio,
      step,
      `In the original pressing a key leads to “${keysNext}”; here it is an answer like a spoken one.`,
    );
  return { node, outcome: { verdict: 'mapped', reason: 'It asks the same and keeps what is said.' } };
}

interface KeypadPlan {
  readonly prompt: string;
  readonly variable: string;
  readonly speech: boolean;
  readonly next: Destination;
  readonly silence: Destination;
}

function addKeypad(step: StudioStep, studio: Studio, { prompt, variable, speech, next, silence }: KeypadPlan): Asked {
  const most = numberProperty(step, 'number_of_digits', 'num_digits', 'numDigits');
  const written = step.properties.finish_on_key ?? step.properties.finishOnKey;
  const finishKey =
    written === '*' || written === '#' ? written : written === undefined || written === null ? '#' : 'none';
  if (typeof written === 'string' && written !== '' && finishKey === 'none')
    note(studio, step, `The key “${written.slice(0, 5)}” cannot end an entry here: a pause does.`);
  const node = studio.draft.add('keypad', {
    name: step.name,
    data: {
      prompt,
      variable,
      maxLength: Math.min(40, Math.max(1, Math.floor(most ?? 20))),
      finishKey,
      speech,
      ...listening(step),
    },
    position: step.position,
  });
  studio.draft.wire(node, 'entered', next);
  studio.draft.wire(node, 'invalid', silence);
  studio.draft.wire(node, 'noInput', silence);
  return { node, outcome: { verdict: 'mapped', reason: 'It takes the same keys.' } };
}

function labelFor(step: StudioStep): string {
  return clip(step.name.replace(/[_-]+/g, ' ').replace(/^(gather|ask|collect|get|prompt)\s+/i, ''), 120);
}
