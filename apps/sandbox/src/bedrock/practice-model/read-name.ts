const INTRODUCED =
  /\b(?:my name(?:'s| is)|the name(?:'s| is)|i am called|this is|i'm|i am|it's|it is|call me)\s+(.+)$/iu;
/** Where a name surely ends. */
const AFTER_NAME = /^(?:and|from|at|on|with|speaking|calling|here|for|to|about|please|but|thanks|thank|in|i|it|my)$/i;
const NOT_A_NAME: ReadonlySet<string> = new Set(
  (
    'yes no yeah yep nope okay ok sure what why when how please hello hi hey sorry repeat nothing none not help stop cancel move ' +
    'keep book tomorrow today morning afternoon fine good great looking going want would like need the a an to is you can could ' +
    'just very trying having afraid happy interested urgent right correct that this there so still really um uh'
  ).split(' '),
);
const MAX_WORDS = 3;

/**
 * A person's name, with capitals.
 * @param wasAsked only then may a name stand by itself; otherwise it must be introduced ("my name is …")
 */
export function readName(text: string, wasAsked: boolean): string | undefined {
  const plain = text
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{M}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const introduced = INTRODUCED.exec(plain)?.[1];
  if (introduced === undefined && !wasAsked) return undefined;
  const words = (introduced ?? plain.replace(/^(?:um|uh|er|so|well|yes|yeah|sure|okay)\s+/i, '')).split(' ');
  const end = words.findIndex((word) => AFTER_NAME.test(word));
  const name = end < 0 ? words : words.slice(0, end);
  const fits =
    name.length > 0 &&
    name.length <= MAX_WORDS &&
    name.every((word) => word !== '' && !NOT_A_NAME.has(word.toLowerCase()));
  return fits ? name.map(capitalised).join(' ') : undefined;
}

function capitalised(word: string): string {
  return word === word.toLowerCase() ? word.replace(/(?<=^|[-'])\p{L}/gu, (letter) => letter.toUpperCase()) : word;
}
