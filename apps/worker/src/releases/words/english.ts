import type { WatchFigures } from '@aybiza/db/releases/watches';

/** What a message about a version that was rolled back says. */
export interface RollBackWords {
  subject(version: { agent: string; number: number }): string;
  /** @param worse one text per figure, see `worse` */
  sentence(version: { agent: string; number: number; worse: string }): string;
  worse(figure: { newer: Hits; older: Hits; what: string }): string;
  /** What so many callers did or met. */
  readonly measures: { readonly [Measure in WatchFigures[number]['measure']]: string };
  /** Before an address. */
  readonly whichAnswers: string;
}

interface Hits {
  readonly hits: number;
  readonly calls: number;
}

export const rollBackEnglish: RollBackWords = {
  subject: ({ agent, number }) => `Rolled back: ${agent}, version ${number}`,
  sentence: ({ agent, number, worse }) =>
    `Version ${number} of ${agent} was taken away from its callers because it went worse: ${worse}. The version before answers everybody again; calls under way were not cut off.`,
  worse: ({ newer, older, what }) =>
    `${newer.hits} of ${newer.calls} callers ${what}, with the version before ${older.hits} of ${older.calls}`,
  measures: {
    dropped: 'were cut off',
    left: 'hung up before the end',
    transferred: 'were put through to a person',
    notContained: 'were not served without a person',
  },
  whichAnswers: 'Which version answers:',
};
