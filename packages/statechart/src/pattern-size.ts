/**
 * How many steps a pattern grows to once its counted repeats are written out, judged from its text alone: `(ab{10}){10}` is about a
 * hundred. It is known before the pattern is compiled, so a short pattern that grows to a million steps costs nothing.
 */
export function patternSize(source: string): number {
  const open: number[] = [];
  let total = 0;
  let last = 0;
  let at = 0;
  while (at < source.length) {
    const [token = ''] = TOKEN.exec(source.slice(at)) ?? [];
    at += token.length;
    const repeat = REPEAT.exec(token);
    if (repeat !== null) {
      const times = Math.max(1, Number(repeat[1]), Number(repeat[2] ?? 0));
      total += last * (times - 1);
      last *= times;
    } else if (token === '(') {
      open.push(total);
      total = 0;
    } else if (token === ')') {
      last = total + 1;
      total = last + (open.pop() ?? 0);
    } else {
      last = 1;
      total += 1;
    }
  }
  return open.reduce((sum, size) => sum + size, total);
}

/** One step of a pattern: an escape, a class in brackets, a counted repeat, or a character. */
const TOKEN =
  /^(?:\\[pP]\{[^}]{0,40}\}|\\x\{[^}]{0,10}\}|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:[a-z^]+:\]|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S])/;
const REPEAT = /^\{(\d+)(?:,(\d*))?\}$/;
