import { defineStrings } from '../../language/strings.ts';

const count = new Intl.NumberFormat('en');
const calls = (number: number) => (number === 1 ? '1 call' : `${count.format(number)} calls`);

export const analyticsStrings = defineStrings('analytics', {
  title: 'Analytics',
  titleOf: (agent: string) => `Analytics of ${agent}`,
  lead: 'How calls went, where callers were lost, and what it cost. Figures follow a call within seconds of its end.',
  filters: {
    period: 'Period',
    periods: { today: 'Today', week: 'Last 7 days', month: 'Last 30 days', quarter: 'Last 90 days', own: 'Own period' },
    firstDay: 'First day',
    lastDay: 'Last day',
    agent: 'Agent',
    allAgents: 'All agents',
    version: 'Version',
    allVersions: 'All versions',
    versionOf: (number: number, name: string) => (name === '' ? `Version ${number}` : `Version ${number}: ${name}`),
    tests: 'Count test calls as well',
  },
  zone: {
    days: (zone: string) => `Days and hours are those of ${zone}.`,
    unset: 'Nobody has set a time zone for this workspace: days and hours are those of UTC.',
    use: (zone: string) => `Use ${zone}`,
    change: 'Change',
    title: 'Time zone of the workspace',
    label: 'Time zone',
    hint: 'Figures, limits and months of everybody in the workspace are in it. Past figures are cut anew.',
    save: 'Save time zone',
  },
  emptyTitle: 'No calls in this period',
  emptyText:
    'Choose another period, count test calls as well, or call the agent yourself: its figures are here seconds after the call.',
  openAgents: 'To the agents',
  before: (text: string) => `${text} before`,
  noBefore: 'no calls before',
  tiles: {
    calls: { title: 'Calls', about: 'Calls that have ended.' },
    contained: { title: 'Contained', about: 'Came to an end of the flow without a person.' },
    transferred: { title: 'Transferred', about: 'A person took the call.' },
    left: { title: 'Left', about: 'The caller hung up before the flow had come to an end.' },
    length: { title: 'Average length', about: 'From the answer to the end.' },
  },
  /** In a sentence, behind a number. */
  counted: { contained: 'contained', transferred: 'transferred', left: 'left', dropped: 'dropped' },
  endings: { contained: 'Contained', transferred: 'Transferred', left: 'Left', dropped: 'Dropped' },
  volume: {
    title: 'Calls over time',
    about:
      'How many calls began, by what became of them. Dropped: the line or the flow failed, or a limit had the caller turned away.',
    columns: ['Time', 'Calls', 'Contained', 'Transferred', 'Left', 'Dropped'],
    said: (when: string, number: number, parts: string) =>
      `${when}: ${calls(number)}${parts === '' ? '' : ` (${parts})`}`,
  },
  containment: {
    title: 'Containment and transfers over time',
    about:
      'The share of calls that the agent brought to an end alone, and of those that a person took. Days without a call leave a gap.',
    columns: ['Time', 'Calls', 'Contained (%)', 'Transferred (%)'],
    said: (when: string, contained: string, transferred: string) =>
      `${when}: ${contained} contained, ${transferred} transferred`,
    nobody: (when: string) => `${when}: no calls`,
  },
  outcomes: {
    title: 'Outcomes',
    about: 'What the end that a call came to is named in the flow. Each leads to its calls.',
    columns: ['Outcome', 'What became of the caller', 'Calls', 'Share (%)', 'Average length (s)'],
    text: (number: number, share: string) => `${count.format(number)} · ${share}`,
  },
  nodes: {
    title: 'Where callers were lost',
    about:
      'On each step: how many calls came to it, and of those how many the caller or a failure broke off while they were there.',
    chooseAgent: 'Choose an agent to see its flow with the calls on it.',
    noVersion: 'No published version had a call in this period.',
    drawnOn: (name: string) => `Drawn on ${name}; steps that it does not have are in the table only.`,
    badge: (number: number, lost: number) => `${count.format(number)} · ${lost} lost`,
    badgeAll: (number: number) => count.format(number),
    said: (number: number, lost: number, dwell: string) =>
      `${calls(number)}, ${lost} lost here, ${dwell} spent here on average`,
    columns: ['Step', 'Calls', 'Visits', 'Ended here', 'Lost here', 'Lost of those who came (%)', 'Average time (s)'],
    gone: (id: string) => `A step that is not drawn (${id})`,
  },
  understanding: {
    title: 'How answers were understood',
    about:
      'Each answer of a caller by the first layer that took it: a key, our own recognition of phrases, or the model. Nothing: it fitted nowhere and was asked again.',
    layers: { understoodKey: 'Key', understoodLocal: 'Local', understoodModel: 'Model', understoodNone: 'Nothing' },
    columns: ['Layer', 'Answers', 'Share (%)'],
    none: 'No caller has answered anything in this period.',
  },
  latency: {
    title: 'How long callers waited for an answer',
    about:
      'From the end of what a caller said until the line reports that the answer is played, and the parts of it. Half of all answers were quicker than p50, 99 of a hundred quicker than p99; within 5%.',
    parts: {
      total: 'Altogether',
      recogniser: 'Recogniser',
      decision: 'Decision',
      model: 'Model',
      request: 'Other systems',
      voice: 'Voice',
      transport: 'Line',
    },
    columns: ['Part', 'Answers', 'p50 (ms)', 'p90 (ms)', 'p99 (ms)'],
    text: (p50: string, p90: string, p99: string) => `${p50} · ${p90} · ${p99}`,
    legend: ['p50', 'p90', 'p99'],
    none: 'No answer was timed in this period.',
  },
  costs: {
    title: 'Cost',
    about:
      'What the calls cost by the prices of their days, as a whole and by outcome. Practice equipment costs nothing.',
    prices: 'Prices',
    perCall: (cost: string) => `${cost} a call`,
    total: (cost: string, number: number) => `${cost} for ${calls(number)}`,
    partial: 'Some of what was used has no price yet: the true cost is higher.',
    columns: (currency: string) => ['Outcome', 'Calls', `Cost (${currency})`, `Cost of a call (${currency})`],
  },
  scores: {
    title: 'Scores',
    about: 'What scorecards gave the calls after their end, 0 to 100; a scorecard may judge only a share of the calls.',
    none: 'No call was judged in this period. A scorecard is a step after the call, drawn in the flow.',
    text: (score: string, passed: string, number: number) => `${score} · ${passed} passed · ${calls(number)}`,
    columns: ['Scorecard', 'Calls', 'Average (0–100)', 'Passed (%)'],
    columnsByVersion: ['Scorecard and version', 'Calls', 'Average (0–100)', 'Passed (%)'],
    of: (name: string, version: string) => `${name}, ${version}`,
  },
  versions: {
    title: 'Versions side by side',
    about:
      'Each version that took calls in this period, and whether it really differs. A difference is only called one when chance hardly explains it, the more versions are compared, the less so.',
    chooseAgent: 'Choose an agent to compare its versions.',
    single: 'Only one version took calls in this period: there is nothing to compare yet.',
    base: 'Compare with',
    drafts: 'Drafts that were tried',
    columns: ['Version', 'Calls', 'Contained', 'Transferred', 'Left', 'Average length', 'Answer p50', 'Answer p90'],
    file: [
      'Version',
      'Calls',
      'Contained (%)',
      'Transferred (%)',
      'Left (%)',
      'Average length (s)',
      'Answer p50 (ms)',
      'Answer p90 (ms)',
    ],
    findings: 'What can be said',
    once: 'These hold for one look. Whoever looks every day until something differs will find something.',
  },
  comparison: {
    measures: {
      contained: { verb: 'contains', noun: 'calls' },
      transferred: { verb: 'transfers', noun: 'calls' },
      left: { verb: 'loses', noun: 'callers' },
    },
    points: (text: string) => `${text} percentage points`,
    range: (low: string, high: string) => `${low} to ${high}`,
    different: (found: Found & { by: string; range: string; isMore: boolean }) => {
      const { version, base, what, by, range, isMore } = found;
      const way = isMore ? 'more' : 'fewer';
      return `${version} ${what.verb} ${way} ${what.noun} than ${base}: ${by} ${way} (95% certain: ${range}). Chance alone hardly explains that.`;
    },
    alike: ({ version, base, what }: Found) =>
      `${version} ${what.verb} about as many ${what.noun} as ${base}: they are less than 5 percentage points apart.`,
    tooFew: ({ version, base, what, more }: Found & { more: number }) =>
      `Too few calls to tell whether ${version} ${what.verb} more or fewer ${what.noun} than ${base}: about ${count.format(more)} more would be needed.`,
  },
});

interface Found {
  version: string;
  base: string;
  what: { verb: string; noun: string };
}
