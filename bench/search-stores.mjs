// 10,000 numbers of cards that were never issued, given to the scaled set-up on one machine in the ways of callers: by keys in secret, by keys
// openly, said in four languages; then a search for them in everything that it keeps and sends. What may be found is none; of what is said, the
// recogniser hears all, and its stand-in delivers the words as they were said. The floor: nothing of a keypad in secret, 0.5 % of what is said.
// Usage: npm run build && node bench/search-stores.mjs [numbers=10000] [callers=60]   (at most ten minutes)
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { printRows, round } from './lib/stats.mjs';

register();
const { startCollector } = await import('@aybiza/sandbox/otlp/start-collector');
const { startScaledWorld } = await import('../e2e/support/scaled-world.ts');
const { countOpenJobs } = await import('../e2e/support/scaled-callers.ts');
const { OPEN_NUMBER, PAYMENT_NUMBER, TALK_NUMBER } = await import('../e2e/support/card-lines.ts');
const { createSearch } = await import('../e2e/support/needles.ts');
const { searchStores } = await import('../e2e/support/search-stores.ts');
const { createDice, drawCard, sayCard } = await import('../packages/dialogue/src/cards/testing/card-speech.ts');

const NUMBERS = readCount(0, { name: 'numbers', usual: 10_000 });
const CALLERS = readCount(1, { name: 'callers', usual: 60 });
/** So many numbers a caller gives, then somebody else calls. */
const NUMBERS_A_CALL = 25;
/** Nobody begins a call later. */
const MOST_MS = 8 * 60_000;
/** After the last call, everything is over by then or is searched as it is. */
const PATIENCE_MS = 60_000;
/** So many digits of a number in a row, by chance, do not stand anywhere. */
const PART = 12;
const PATIENTLY = { quietMs: 200, timeoutMs: 60_000 };
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** From the first group on: what leads to it says nothing. */
function saidOf({ turns, groups }) {
  const text = turns.join(' ');
  return text.slice(Math.max(0, text.indexOf(groups[0] ?? '')));
}

/** Three in ten in secret, three openly, the rest said. */
const WAYS = [
  ...Array(3).fill({ way: 'keys, asked for in secret', to: PAYMENT_NUMBER, give: pressCard }),
  ...Array(3).fill({ way: 'keys, openly', to: OPEN_NUMBER, give: pressCard }),
  ...Array(4).fill({ way: 'said', to: TALK_NUMBER, give: tellCard }),
];

async function pressCard(call, { digits, said }) {
  for (const keys of said.code === null ? [digits] : [digits, said.code]) {
    await call.press(`${keys}#`);
    await call.agentFinished(PATIENTLY);
  }
}

async function tellCard(call, { said }) {
  for (const turn of said.turns) {
    await call.say(turn);
    await call.agentFinished(PATIENTLY);
  }
}

const dice = createDice(20_261_128);
const seen = new Set();
const cards = Array.from({ length: NUMBERS }, (_card, index) => {
  let digits = drawCard(dice);
  while (seen.has(digits)) digits = drawCard(dice);
  seen.add(digits);
  return { ...WAYS[index % WAYS.length], id: String(index), digits, said: sayCard(digits, dice), isGiven: false };
});
/** Those that nobody has given yet, line by line. */
const waiting = [PAYMENT_NUMBER, OPEN_NUMBER, TALK_NUMBER].map((to) => cards.filter((card) => card.to === to));

const collector = await startCollector();
const world = await startScaledWorld({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
try {
  const startedAt = performance.now();
  const passedMs = () => performance.now() - startedAt;
  let calls = 0;
  const caller = async (index) => {
    await pause(index * 100);
    while (passedMs() < MOST_MS) {
      const [longest] = waiting.toSorted((left, right) => right.length - left.length);
      const own = longest.splice(0, NUMBERS_A_CALL);
      if (own.length === 0) return;
      calls += 1;
      const call = world.phone(`+4478${String(calls).padStart(8, '0')}`, own[0].to);
      try {
        await call.agentFinished(PATIENTLY);
        for (const card of own) {
          if (passedMs() >= MOST_MS) break;
          card.isGiven = true;
          await card.give(call, card);
        }
      } catch (thrown) {
        if (!call.isOver) console.error(thrown.message);
      }
      call.hangUp();
      await call.ended;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_caller, index) => caller(index)));
  const givenMs = passedMs();
  const endedAt = performance.now();
  while ((await countOpenJobs(world)) > 0 && performance.now() - endedAt < PATIENCE_MS) await pause(500);
  const given = cards.filter(({ isGiven }) => isGiven);
  const needles = given.map(({ id, digits, said, give }) => ({
    id,
    digits,
    ...(give === tellCard ? { said: saidOf(said) } : {}),
  }));
  const searchedAt = performance.now();
  const finds = await searchStores({ world, collector }, createSearch(needles, { part: PART }));
  const searchMs = performance.now() - searchedAt;
  // Vendors are told before anybody can know: the recogniser everything, the model the first turn of a number that is said in two.
  const kept = finds.filter(({ store }) => store !== 'vendors');
  const told = finds.filter(({ store, place }) => store === 'vendors' && place !== 'stt');
  const rows = [...new Set(cards.map(({ way }) => way))].map((way) => {
    const ids = new Set(given.flatMap((card) => (card.way === way ? [card.id] : [])));
    const found = new Set(kept.flatMap(({ needle }) => (ids.has(needle) ? [needle] : [])));
    const model = new Set(told.flatMap(({ needle }) => (ids.has(needle) ? [needle] : [])));
    const heard = new Set(finds.flatMap(({ needle, place }) => (place === 'stt' && ids.has(needle) ? [needle] : [])));
    const where = new Set(kept.flatMap(({ needle, store }) => (ids.has(needle) ? [store] : [])));
    return {
      way,
      given: ids.size,
      'kept anywhere': found.size,
      'masked, %': (100 * (1 - found.size / Math.max(1, ids.size))).toFixed(2),
      where: [...where].join(' '),
      'told the model': model.size,
      'heard by the recogniser': heard.size,
    };
  });
  console.log(describeMachine());
  console.log(`${calls} calls in ${round(givenMs / 1000)} s, searched in ${round(searchMs / 1000)} s`);
  printRows(rows);
  for (const find of new Map(kept.map((one) => [one.needle, one])).values())
    console.error(JSON.stringify({ ...find, turns: cards[Number(find.needle)]?.said.turns }));
  const limits = [
    ['keys, asked for in secret', 0],
    ['keys, openly', 0],
    ['said', 0.005],
  ];
  const isMissed = rows.some(
    (row) => row['kept anywhere'] > row.given * (limits.find(([way]) => way === row.way)?.[1] ?? 0),
  );
  process.exitCode = isMissed ? 1 : 0;
} finally {
  await world.close();
  await collector.close();
}
