import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { scramVerifier } from './scram-verifier.ts';

test('the verifier of RFC 7677 makes the server signature of RFC 7677', () => {
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
  const serverKey = Buffer.from(verifier.split(':').at(-1) ?? '', 'base64');
  const exchange =
    'n=user,r=rOprNGfwEbeRWgbNEkqO,' +
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,' +
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
  const signature = createHmac('sha256', serverKey).update(exchange).digest('base64');
  expect(signature).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
});

test('the password is not in it', () => {
  expect(scramVerifier('a-secret-password')).not.toContain('a-secret-password');
});

test('a password outside ASCII is refused instead of being stored wrongly', () => {
  expect(() => scramVerifier('pässword')).toThrow('printable ASCII');
});
