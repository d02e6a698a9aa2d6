import type { WatchFigures } from '@aybiza/db/releases/watches';

const MEASURES: { readonly [Measure in WatchFigures[number]['measure']]: string } = {
  dropped: 'were cut off',
  left: 'hung up before the end',
  transferred: 'were put through to a person',
  notContained: 'were not served without a person',
};

/** What is told of a watched version that was rolled back: in a few words, and the figures that decided. */
export function describeRollBack(
  { agent, number }: { agent: string; number: number },
  figures: WatchFigures,
): { subject: string; sentence: string } {
  const worse = figures
    .filter(({ isWorse }) => isWorse)
    .map(
      ({ measure, newer, older }) =>
        `${newer.hits} of ${newer.calls} callers ${MEASURES[measure]}, with the version before ${older.hits} of ${older.calls}`,
    );
  return {
    subject: `Rolled back: ${agent}, version ${number}`,
    sentence: `Version ${number} of ${agent} was taken away from its callers because it went worse: ${worse.join('; ')}. The version before answers everybody again; calls under way were not cut off.`,
  };
}
