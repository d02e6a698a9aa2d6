import { expect, test } from 'vitest';
import { isWeakPassword } from './weak-password.ts';

const EMAIL = 'frontdesk@practice.example';

test.each(['qwertyuiop', 'Password 123', '0987654321', 'aaaaabbbbb', '1212121212', 'FrontDesk1', 'aybiza2026', EMAIL])(
  '%j is among the first that anybody would try',
  (password) => {
    expect(isWeakPassword(password, EMAIL)).toBe(true);
  },
);

test.each(['correct horse', 'the front desk opens at eight', 'Zahnarzt am Markt', 'x7-Kq9 pLm2', 'пароль из слов'])(
  '%j is the person’s own matter',
  (password) => {
    expect(isWeakPassword(password, EMAIL)).toBe(false);
  },
);
