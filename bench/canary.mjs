// How often a watched version is rolled back that is no worse, and how many calls it takes until one is that is: the tables of
// docs/designers/releases.md. Every call is looked at. Usage: node bench/canary.mjs [lives=1000] [calls=2000]
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { printRows } from './lib/stats.mjs';

register();
const { liveThrough } = await import('../packages/measures/src/testing/live-through.ts');

const lives = readCount(0, { name: 'lives', usual: 1_000 });
const calls = readCount(1, { name: 'calls', usual: 2_000 });
const SHARES = [0.05, 0.25, 0.5];
const MARGIN = 0.02;

console.log(describeMachine());
console.log(`\n${lives} lives of ${calls} calls, every call looked at, two measures watched, margin 2 points\n`);

const percent = (part) => `${((100 * part) / lives).toFixed(1)} %`;

function livesOf(what) {
  return Array.from({ length: lives }, (_, life) =>
    liveThrough({ measures: 2, margin: MARGIN, calls, seed: life, ...what }),
  );
}

console.log('rolled back although no worse, or worse by the margin exactly (one of two measures: at most 2.5 %)');
printRows(
  [0.02, 0.1, 0.3, 0.6].flatMap((base) =>
    [0, 0.02].map((worse) => ({
      'of calls go badly': `${base * 100} %`,
      'worse by': `${worse * 100} points`,
      ...Object.fromEntries(
        SHARES.map((share) => [
          `share ${share * 100} %`,
          percent(livesOf({ base: () => base, worse, share }).filter((at) => at !== undefined).length),
        ]),
      ),
    })),
  ),
);

console.log(
  '\ncalls until it is rolled back: median of all calls (of the new version), and how many lives it was found in',
);
printRows(
  [
    [0.02, 0.98],
    [0.02, 0.28],
    [0.02, 0.08],
    [0.02, 0.05],
    [0.2, 0.8],
    [0.2, 0.3],
    [0.2, 0.2],
    [0.2, 0.1],
  ].map(([base, worse]) => ({
    'of calls go badly': `${base * 100} %`,
    'with the new version': `${Math.round((base + worse) * 100)} %`,
    ...Object.fromEntries(
      SHARES.map((share) => {
        const found = livesOf({ base: () => base, worse, share })
          .filter((at) => at !== undefined)
          .toSorted((one, other) => one.calls - other.calls);
        const median = found[Math.floor(lives / 2)];
        const text = median === undefined ? '–' : `${median.calls} (${median.newer})`;
        return [`share ${share * 100} %`, `${text}, ${percent(found.length)}`];
      }),
    ),
  })),
);
