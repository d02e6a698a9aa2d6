/** Letters on the keys of a telephone (ITU-T E.161). */
const KEYS: Readonly<Record<string, string>> = {
  A: '2',
  B: '2',
  C: '2',
  D: '3',
  E: '3',
  F: '3',
  G: '4',
  H: '4',
  I: '4',
  J: '5',
  K: '5',
  L: '5',
  M: '6',
  N: '6',
  O: '6',
  P: '7',
  Q: '7',
  R: '7',
  S: '7',
  T: '8',
  U: '8',
  V: '8',
  W: '9',
  X: '9',
  Y: '9',
  Z: '9',
};

/**
 * A telephone number with its country code as `transfer` takes it; letters of a vanity number (+1 800 870 FOOD) become keys.
 * Undefined when it is no number that can be dialled.
 */
export function readNumber(written: string): string | undefined {
  const compact = written.replace(/[\s().-]/g, '');
  const isVanity = /^\+1\d{3}(?=.*\d)[\dA-Za-z]{7}$/.test(compact);
  const digits = isVanity ? compact.toUpperCase().replace(/[A-Z]/g, (letter) => KEYS[letter] ?? '') : compact;
  return /^\+[1-9]\d{4,14}$/.test(digits) ? digits : undefined;
}

/** A SIP address as `transfer` takes it, without parameters; undefined when it is none. */
export function readSipAddress(written: string): string | undefined {
  const address = written.trim().replace(/[;?].*$/s, '');
  const full = /^sips?:/i.test(address) ? address : `sip:${address}`;
  return /^sips?:[A-Za-z0-9._~+-]+@[A-Za-z0-9.-]+$/.test(full) ? full : undefined;
}

/** A queue under a name that `transfer` takes: letters, digits, space, `_`, `.` and `-`. */
export function queueNamed(name: string): string {
  const cleaned = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 _.-]+/g, ' ')
    .replace(/^[^A-Za-z0-9]+/, '')
    .replace(/\s+/g, ' ')
    .slice(0, 64)
    .trim();
  return `queue:${cleaned === '' ? 'main' : cleaned}`;
}
