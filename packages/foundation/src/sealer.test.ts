import { expect, test } from 'vitest';
import { createSealer, isSealed } from './sealer.ts';

const sealer = createSealer('a secret of at least thirty-two characters');
const place = { workspaceId: 'ws_one1', purpose: 'webhook-secret:hook_one1' };
const unreadable = expect.objectContaining({ code: 'SEALED_VALUE_UNREADABLE', retryable: false });

test.each(['', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'Zoë 🦷\n'])('%j comes out as it went in', (value) => {
  expect(sealer.open(sealer.seal(value, place), place)).toBe(value);
});

test('a sealed text is told from a plain one, shows nothing of it and is never the same twice', () => {
  const [one, other] = [sealer.seal('whsec_abc', place), sealer.seal('whsec_abc', place)];
  expect([isSealed(one), isSealed('whsec_abc'), isSealed('v2.'), one === other]).toEqual([true, false, false, false]);
  expect(one).toMatch(/^v2\.[\w-]{80}\.[\w-]{50}$/);
});

test('a process with the same secret opens it, one with another does not', () => {
  const sealed = sealer.seal('x', place);
  expect(createSealer('a secret of at least thirty-two characters').open(sealed, place)).toBe('x');
  expect(() => createSealer('another secret of thirty-two characters').open(sealed, place)).toThrow(unreadable);
});

test.each([
  ['another workspace', { ...place, workspaceId: 'ws_two2' }],
  ['another row', { ...place, purpose: 'webhook-secret:hook_two2' }],
  [
    'a place that only reads the same when written in one',
    { workspaceId: 'ws_one1,webhook-secret', purpose: 'hook_one1' },
  ],
])('it cannot be opened in %s', (_title, elsewhere) => {
  const sealed = sealer.seal('x', place);
  expect(() => sealer.open(sealed, elsewhere)).toThrow(unreadable);
});

test('a text with one changed letter, a cut one and a plain one cannot be opened', () => {
  const sealed = sealer.seal('a value', place);
  const changes = Array.from(
    sealed,
    (letter, at) => `${sealed.slice(0, at)}${letter === 'A' ? 'Q' : 'A'}${sealed.slice(at + 1)}`,
  );
  for (const text of [...changes, sealed.slice(0, -4), '', 'whsec_abc']) {
    expect(() => sealer.open(text, place), text).toThrow(unreadable);
  }
});

test('every value has a data key of its own', () => {
  const [one, other] = ['a', 'b'].map((value) => sealer.seal(value, place).split('.'));
  const mixed = [one?.[0], one?.[1], other?.[2]].join('.');
  expect(() => sealer.open(mixed, place)).toThrow(unreadable);
});

test('what was sealed before there were data keys is still opened, in its place only', () => {
  // Made by the version that wrote `v1`, with the secret and for the place above.
  const sealed = 'v1.euD62rMXxb_W70IP.G5F_sUjdcIE0DSE8MFoM252u_-a0q9j5nYI';
  expect(sealer.open(sealed, place)).toBe('whsec_kept');
  expect(isSealed(sealed)).toBe(true);
  expect(() => sealer.open(sealed, { ...place, workspaceId: 'ws_two2' })).toThrow(unreadable);
});

test('after the secret has changed, what the one before sealed is opened, and nothing is sealed with it any more', () => {
  const before = sealer.seal('x', place);
  const secret = 'another secret of thirty-two characters';
  const changing = createSealer(secret, { previous: 'a secret of at least thirty-two characters' });
  expect(changing.open(before, place)).toBe('x');
  const after = changing.seal('x', place);
  expect(createSealer(secret).open(after, place)).toBe('x');
  expect(() => sealer.open(after, place)).toThrow(unreadable);
  expect(() => changing.open(before, { ...place, workspaceId: 'ws_two2' })).toThrow(unreadable);
});

test.each([
  ['with the secret before', () => sealer.seal('whsec_kept', place)],
  ['before there were data keys', () => 'v1.euD62rMXxb_W70IP.G5F_sUjdcIE0DSE8MFoM252u_-a0q9j5nYI'],
  ['not at all', () => 'whsec_kept'],
])('what was sealed %s is sealed anew, once', (_title, make) => {
  const secret = 'another secret of thirty-two characters';
  const changing = createSealer(secret, { previous: 'a secret of at least thirty-two characters' });
  const anew = changing.sealAnew(make(), place) ?? '';
  expect(createSealer(secret).open(anew, place)).toBe('whsec_kept');
  expect(changing.sealAnew(anew, place)).toBeUndefined();
});

test('what neither secret opens is not sealed anew', () => {
  const strange = createSealer('a third secret of thirty-two characters').seal('x', place);
  const changing = createSealer('another secret of thirty-two characters', {
    previous: 'a secret of at least thirty-two characters',
  });
  expect(() => changing.sealAnew(strange, place)).toThrow(unreadable);
});
