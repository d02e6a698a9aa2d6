import { defineStrings } from '../../language/strings.ts';

export const releaseStrings = defineStrings('release', {
  share: 'Who meets it',
  shareAll: 'All callers',
  sharePart: (percent: number) => `${percent} % of the callers`,
  shareAllHint: 'Or try it with a part of them first.',
  shareHint: 'The others stay with the version before. Change the shares on the page Numbers.',
  watch: 'Go back by itself if it goes worse',
  watchHint:
    'The new version is held against the old one after every call, and taken away when the difference is no chance.',
  measure: 'Worse is when more often',
  margin: 'By more than so many of 100 calls',
  grow: 'Give it to more callers while it goes well',
  growHint: 'After 50 of its callers each: 25, 50, then 100 %.',
  measures: {
    usual: 'calls break off, or the agent does not settle them',
    dropped: 'calls break off',
    left: 'callers hang up before the end',
    transferred: 'callers are put through to a person',
    notContained: 'the agent does not settle the call',
  },
  when: 'When',
  now: 'Now',
  later: 'At a time',
  at: 'Date and time',
  atHint: 'The version is made now and does not change any more.',
  clocks: {
    workspace: (zone: string) => `By the clock of the workspace (${zone}).`,
    device: (zone: string) => `By the clock of this device (${zone}): the workspace has no time zone yet.`,
  },
  inZone: (moment: string, zone: string) => `${moment} (${zone})`,
  environment: 'Environment',
  environmentHint: 'Which versions of the agent answer here: those that callers meet, or those that are being tried.',
  where: 'Where',
  environments: { live: 'Live', staging: 'Staging', development: 'Development' },
  whereHint: 'Numbers and widgets that point there. Callers of the live ones notice nothing of the others.',
  planReplaced: (number: number, at: string) => `Version ${number} is planned for ${at}. This one takes its place.`,
  planFollows: (number: number, at: string) =>
    `Version ${number} is planned for ${at} and answers from then on. Cancel the plan if it is not to.`,
  more: 'When and where',
});
