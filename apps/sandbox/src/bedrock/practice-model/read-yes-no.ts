import { plainWords } from './spoken-words.ts';

const PAUSES = /^(um|uh|er|well|oh|so|hmm)$/;
const YES =
  /^(yes|yeah|yep|yup|sure|correct|right|exactly|absolutely|definitely|certainly|okay|ok|of course|that is (right|correct|fine)|please do|i (do|am|have|would)|it is)\b/;
const NO = /^(no|nope|nah|wrong|incorrect|not|never|i (do|am|have|would) not|it is not|that is (not|wrong))\b/;

/** A yes or a no at the beginning of what was said; undefined when it is neither. */
export function readYesNo(text: string): boolean | undefined {
  const words = plainWords(text);
  const start = words.findIndex((word) => !PAUSES.test(word));
  const said = words.slice(Math.max(0, start)).join(' ');
  if (NO.test(said)) return false;
  return YES.test(said) ? true : undefined;
}
