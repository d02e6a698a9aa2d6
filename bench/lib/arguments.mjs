/**
 * A whole number from the command line.
 * @param {number} place counted from 0, options (`--json`) left out
 * @param {{ name: string, usual: number }} argument `usual` where nothing is given
 */
export function readCount(place, { name, usual }) {
  const given = process.argv.slice(2).filter((each) => !each.startsWith('--'))[place];
  if (given === undefined) return usual;
  const count = Number(given);
  if (Number.isInteger(count) && count > 0) return count;
  console.error(`${name} is a whole number above 0, not "${given}".`);
  return process.exit(2);
}
