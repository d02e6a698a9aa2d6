import { unreadable } from './unreadable.ts';

/** Characters that no text has; a picture or a program is full of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * The bytes of a text file as text: what its first bytes or its server say it is, else UTF-8, else what Windows wrote before that.
 * @throws Unreadable `WRONG_CHARSET`
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const text = decode(bytes, charset);
  if (NO_TEXT.test(text)) throw unreadable('WRONG_CHARSET');
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array, charset: string | undefined): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = strictly('utf-8', bytes);
  if (charset === undefined) return utf8 ?? fromWindows(bytes);
  if (/^(windows-1252|iso-8859-1|latin1)$/i.test(charset)) return fromWindows(bytes);
  return strictly(charset, bytes) ?? utf8 ?? fail();
}

/** WHATWG Encoding, index windows-1252: what stands where Latin-1 has control characters. Node.js reads those as Latin-1. */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => FROM_0X80.charAt(letter.charCodeAt(0) - 0x80));
}

/** Undefined when the bytes are none of that, or nobody knows it. */
function strictly(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function fail(): never {
  throw unreadable('WRONG_CHARSET');
}
