import type { ScenarioStep } from '@aybiza/flow';
import type { Statechart, Value, ValueKind } from '@aybiza/statechart';
import { openAndClosed, ordinaryBody } from './answers.ts';
import type { Candidates } from './candidates.ts';
import type { Phrase } from './found-call.ts';
import type { Simulation } from './simulation.ts';
import { shownAt } from './virtual-clock.ts';

/** Something that may happen next, as the steps of a scenario. */
export interface Possibility {
  readonly steps: readonly ScenarioStep[];
  readonly happens: Phrase;
}

const NONSENSE = 'zebra umbrella';
const REFUSAL = 'none of your business';
const QUESTION = 'could you tell me more about that';

function one(step: ScenarioStep, happens: Phrase): Possibility {
  return { steps: [step], happens };
}

/**
 * What may happen next: everything a caller may usefully say, press or leave unsaid, and every way the world may answer. Not every
 * sentence there is, but one for each way the flow tells apart.
 */
export function possibleSteps(simulation: Simulation, candidates: Candidates): Possibility[] {
  if (simulation.outcome !== null) return [];
  const { wait } = simulation.dialogue;
  if (wait === null) return [one({ do: 'timePasses', seconds: 60 }, { is: 'timePasses' })];
  return [...answers(simulation, candidates), ...asideOf(simulation)];
}

function answers(simulation: Simulation, candidates: Candidates): Possibility[] {
  const { wait } = simulation.dialogue;
  if (wait === null) return [];
  switch (wait.kind) {
    case 'menu':
      return [
        ...wait.ask.options.flatMap(({ label, phrases, key }) => [
          one({ do: 'says', text: phrases[0] ?? label }, { is: 'chooses', label }),
          ...(key === undefined ? [] : [one({ do: 'presses', keys: key }, { is: 'pressesFor', key, label })]),
        ]),
        MISFIT,
        SILENCE,
      ];
    case 'collect':
      if (wait.confirming)
        return [
          one({ do: 'says', text: 'yes' }, { is: 'agrees' }),
          one({ do: 'says', text: 'no' }, { is: 'disagrees' }),
          MISFIT,
          SILENCE,
        ];
      return [
        ...wait.ask.fields
          .filter(({ variable }) => !Object.hasOwn(wait.values, variable))
          .slice(0, 1)
          .flatMap(({ variable, label, value }) =>
            spokenValues(value, candidates.get(variable) ?? []).map((text) =>
              one({ do: 'says', text }, { is: 'gives', text, label }),
            ),
          ),
        one({ do: 'says', text: REFUSAL }, { is: 'refuses' }),
        MISFIT,
        SILENCE,
      ];
    case 'confirm':
      return [
        one({ do: 'says', text: 'yes' }, { is: 'agrees' }),
        one({ do: 'says', text: 'no' }, { is: 'disagrees' }),
        ...wait.ask.fields.flatMap(({ variable, label, value }) =>
          spokenValues(value, candidates.get(variable) ?? []).map((text) =>
            one({ do: 'says', text: `no, ${text}` }, { is: 'corrects', text, label }),
          ),
        ),
        MISFIT,
        SILENCE,
      ];
    default:
      return otherAnswers(simulation, candidates);
  }
}

const SILENCE: Possibility = one({ do: 'staysSilent' }, { is: 'saysNothing' });
const MISFIT: Possibility = one({ do: 'says', text: NONSENSE }, { is: 'misfits' });

function otherAnswers(simulation: Simulation, candidates: Candidates): Possibility[] {
  const { wait } = simulation.dialogue;
  switch (wait?.kind) {
    case 'keypad': {
      const given = (candidates.get(wait.ask.variable) ?? []).filter(
        (value): value is string => typeof value === 'string' && /^\d+$/.test(value),
      );
      const digits = [...new Set([...given, '1234567890'.repeat(4).slice(0, wait.ask.minLength)])];
      const finish = wait.ask.finishKey === 'none' ? '' : wait.ask.finishKey;
      const enter = (keys: string): Possibility => ({
        happens: { is: 'enters', keys },
        steps: [
          { do: 'presses', keys: `${keys}${keys.length < wait.ask.maxLength ? finish : ''}` },
          { do: 'timePasses', seconds: 3 },
        ],
      });
      return [...digits.map(enter), MISFIT, SILENCE];
    }
    case 'voicemail':
      return [
        {
          happens: { is: 'leavesMessage' },
          steps: [{ do: 'says', text: 'please call me back' }, { do: 'staysSilent' }],
        },
        SILENCE,
      ];
    case 'answer':
      return wait.asked === ''
        ? [
            {
              happens: { is: 'asksKnown' },
              steps: [
                { do: 'says', text: questionAbout(simulation) },
                { do: 'modelAnswers', takes: 'answered', text: 'That is so.', values: {} },
              ],
            },
            one({ do: 'says', text: NONSENSE }, { is: 'asksElse' }),
            SILENCE,
          ]
        : [
            one({ do: 'modelAnswers', takes: 'answered', text: 'That is so.', values: {} }, { is: 'documentsTell' }),
            one({ do: 'modelAnswers', text: '', values: {} }, { is: 'documentsDoNotTell' }),
            one({ do: 'modelFails' }, { is: 'modelFails' }),
          ];
    case 'hello':
      return wait.outbound
        ? (['person', 'voicemail', 'nobody'] as const).map((by) => one({ do: 'picksUp', by }, { is: 'picksUp', by }))
        : [one({ do: 'says', text: 'hello' }, { is: 'saysHello' }), SILENCE];
    default:
      return worldAnswers(simulation, candidates);
  }
}

/** Words of a document, so that a passage is found. */
function questionAbout({ statechart }: Simulation): string {
  const [document] = Object.values(statechart.knowledge);
  return document === undefined ? QUESTION : `${document.title} ${document.passages[0]?.slice(0, 80) ?? ''}`;
}

function worldAnswers(simulation: Simulation, candidates: Candidates): Possibility[] {
  const { wait } = simulation.dialogue;
  switch (wait?.kind) {
    case 'converse': {
      if (simulation.asked === null)
        return [
          one({ do: 'says', text: QUESTION }, { is: 'saysSomething' }),
          one({ do: 'staysSilent' }, { is: 'saysNothing' }),
        ];
      return [
        ...wait.converse.exits.map(({ name, description }) =>
          one({ do: 'modelAnswers', takes: name, text: '', values: {} }, { is: 'conversationEnds', description }),
        ),
        ...wait.converse.extract.flatMap(({ variable, value }) =>
          (candidates.get(variable) ?? []).map((given) =>
            one(
              {
                do: 'modelAnswers',
                takes: wait.converse.exits[0]?.name ?? '',
                text: '',
                values: { [variable]: given },
              },
              { is: 'modelNotes', value: given, variable, kind: value.kind },
            ),
          ),
        ),
        one({ do: 'modelAnswers', text: 'I see. And then?', values: {} }, { is: 'conversationGoesOn' }),
        one({ do: 'modelFails' }, { is: 'modelFails' }),
      ];
    }
    case 'classify':
      return [
        ...wait.classify.labels.map(({ name }) =>
          one({ do: 'modelAnswers', takes: name, text: '', values: {} }, { is: 'labelled', label: name }),
        ),
        one({ do: 'modelAnswers', text: '', values: {} }, { is: 'notLabelled' }),
      ];
    case 'request':
      return requestAnswers(simulation, candidates);
    case 'transfer':
      return (['answered', 'busy', 'noAnswer', 'declined', 'failed'] as const).map((outcome) =>
        one({ do: 'transferEnds', outcome }, { is: 'transferEnds', outcome }),
      );
    case 'message':
      return (['sent', 'failed'] as const).map((outcome) =>
        one({ do: 'messageIs', outcome }, { is: 'messageIs', outcome }),
      );
    case 'consult':
      return consulted(simulation);
    case 'hold':
      return [
        one({ do: 'staysSilent' }, { is: 'timePasses' }),
        ...(wait.hold.signal === undefined
          ? []
          : [
              one(
                { do: 'signalArrives', signal: wait.hold.signal, body: {} },
                { is: 'signalArrives', signal: wait.hold.signal },
              ),
            ]),
      ];
    default:
      return [];
  }
}

function requestAnswers(simulation: Simulation, candidates: Candidates): Possibility[] {
  const { wait } = simulation.dialogue;
  if (wait?.kind !== 'request') return [];
  const { mapping, rules } = wait.request;
  const special = mapping.flatMap(({ variable }) =>
    // An answer may also leave a value out.
    [...(candidates.get(variable) ?? []), null].map((value) =>
      one(
        { do: 'requestAnswers', status: 200, body: bodyWith(simulation, { [variable]: value }) },
        { is: 'answerHas', value, variable },
      ),
    ),
  );
  return [
    one({ do: 'requestAnswers', status: 200 }, { is: 'requestSucceeds' }),
    ...(mapping.length < 2 ? [] : [one({ do: 'requestAnswers', status: 200, body: {} }, { is: 'answerEmpty' })]),
    ...special,
    ...rules.map(({ from }) => one({ do: 'requestAnswers', status: from }, { is: 'answerStatus', status: from })),
    one({ do: 'requestAnswers', status: 500, body: null }, { is: 'systemFails' }),
    one({ do: 'requestFails', how: 'timeout' }, { is: 'requestTimesOut' }),
    one({ do: 'requestFails', how: 'failed' }, { is: 'requestFails' }),
  ];
}

/** A body as plain JSON data. */
function bodyWith(simulation: Simulation, given: Readonly<Record<string, Value>>): Value {
  return JSON.parse(JSON.stringify(ordinaryBody(simulation, given)));
}

function consulted({ dialogue, beganAt, nowMs }: Simulation): Possibility[] {
  if (dialogue.wait?.kind !== 'consult') return [];
  const { decides } = dialogue.wait;
  if (decides.type === 'draw') {
    return decides.params.arms
      .filter(({ share }) => share > 0)
      .map(({ port }) => port.replace(/^arm\./, ''))
      .map((arm) => one({ do: 'lotFallsOn', arm }, { is: 'lotFallsOn', arm }));
  }
  const { schedule } = decides.params;
  const { open, closed } = openAndClosed(schedule, beganAt + nowMs);
  return [open, closed]
    .filter((at) => at !== undefined)
    .map((at) => shownAt(at, schedule.timeZone))
    .map((at) => one({ do: 'clockShows', at }, { is: 'clockShows', at }));
}

/** What may happen at any time: the caller asks for a handler, hangs up, or something of ours fails. */
function asideOf({ statechart, dialogue }: Simulation): Possibility[] {
  const node = dialogue.wait?.node ?? '';
  return [
    ...handlersAt(statechart, node),
    one({ do: 'hangsUp' }, { is: 'hangsUp' }),
    one({ do: 'breaks' }, { is: 'breaks' }),
    one({ do: 'stalls' }, { is: 'stalls' }),
  ];
}

function handlersAt({ handlers, within }: Statechart, node: string): Possibility[] {
  const around = new Set<string>();
  for (let at = within[node]; at !== undefined; at = within[at]) around.add(at);
  return handlers
    .filter(({ scope }) => scope === undefined || around.has(scope))
    .flatMap(({ phrases: [phrase], key, label }) => {
      if (phrase !== undefined) return [one({ do: 'says', text: phrase }, { is: 'asksFor', words: label || phrase })];
      return key === undefined ? [] : [one({ do: 'presses', keys: key }, { is: 'presses', key })];
    });
}

/** How a caller gives values of a kind: the ones that the flow tells apart, and an ordinary one. */
function spokenValues(kind: ValueKind, wanted: readonly Value[]): string[] {
  const said = wanted.flatMap((value) => {
    if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
    return value === null || typeof value === 'object' ? [] : [String(value)];
  });
  return [...new Set([...said.filter((text) => text !== ''), ...ordinaryWords(kind)])];
}

function ordinaryWords(kind: ValueKind): string[] {
  switch (kind.kind) {
    case 'yesNo':
      return ['yes', 'no'];
    case 'number':
      return [String(Math.max(3, kind.min ?? 3))];
    case 'digits':
      return [
        '1234567890'
          .repeat(4)
          .slice(0, Math.max(4, kind.minLength ?? 4))
          .slice(0, kind.maxLength ?? 40),
      ];
    case 'date':
      return ['next Thursday'];
    case 'time':
      return ['half past three'];
    case 'dateTime':
      return ['next Thursday at half past three'];
    case 'duration':
      return ['half an hour'];
    case 'currency':
      return [`${Math.max(20, kind.min ?? 20)} pounds`];
    case 'phone':
      return ['+44 20 7946 0018'];
    case 'email':
      return ['sarah@example.com'];
    case 'name':
      return ['my name is Sarah Jones'];
    case 'choice':
      return kind.options.map(({ value, phrases }) => phrases[0] ?? value);
    case 'text':
      return ['it has been hurting since Monday'];
    case 'pattern':
      return kind.example === undefined ? [] : [kind.example];
  }
}
