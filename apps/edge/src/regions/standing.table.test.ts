import { expect, test } from 'vitest';
import { afterCall, afterReport, type Standing, UNKNOWN } from './standing.ts';

/** What is heard, one after the other: g(ood report), n(ot ready), s(ilent), w(ell), b(adly). Gives for each whether it gets calls then. */
function hear(heard: string): string {
  let standing: Standing = UNKNOWN;
  let isIn = '';
  for (const [index, one] of [...heard].entries()) {
    if (one === 'w' || one === 'b') standing = afterCall(standing, one === 'w' ? 'well' : 'badly');
    else standing = afterReport(standing, one === 's' ? undefined : { isReady: one === 'g', load: 0.5 }, index);
    isIn += standing.isIn ? '+' : '-';
  }
  return isIn;
}

test.each([
  ['one that is well stays in', 'gwgwg', '+++++'],
  ['one that is silent once is out, and back after three good reports', 'gsggg', '+---+'],
  ['one that says it takes no calls is out', 'gn', '+-'],
  ['one that flaps stays out', 'gsggsggsgg', '+---------'],
  ['one that fails a call is out, however well it says it is, and needs six good reports', 'bgggggg', '------+'],
  ['one that lies twice needs twelve', `b${'g'.repeat(6)}b${'g'.repeat(12)}`, `${'-'.repeat(6)}+${'-'.repeat(12)}+`],
  ['one that takes a call again is believed again', 'bggggggwbggggggg', '------++------++'],
  ['one that is out, is tried as the last and answers has still to show that it stays', 'swggg', '----+'],
  ['one that is out and fails again is no worse for it', 'bbbgggggg', '--------+'],
])('%s', (_title, heard, expected) => {
  expect(hear(heard)).toBe(expected);
});

test('the longest way back is two minutes of good reports, one every five seconds', () => {
  let standing = UNKNOWN;
  for (let lie = 0; lie < 20; lie += 1) standing = { ...afterCall(standing, 'badly'), isIn: true };
  standing = afterCall(standing, 'badly');
  let reports = 0;
  while (!standing.isIn) {
    reports += 1;
    standing = afterReport(standing, { isReady: true, load: 0 }, reports);
  }
  expect(reports).toBe(24);
});
