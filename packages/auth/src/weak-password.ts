/** Those of ten and more characters that lists of stolen passwords begin with. */
const COMMONEST = new Set(
  `1q2w3e4r5t qwertyuiop qwerty12345 qwerty123456 password12 password123 password1234 password12345 passwordpassword
  iloveyou123 iloveyou12 1qaz2wsx3edc zaq12wsxcde3 letmein123 letmein1234 welcome123 welcome1234 administrator
  admin12345 changeme123 sunshine123 football123 baseball123 superman123 princess123 trustno1trustno1 abc1234567
  abcd123456 a123456789 p@ssw0rd123 passw0rd123 q1w2e3r4t5 q1w2e3r4t5y6 asdfghjkl1 asdfghjkl123 zxcvbnm123 michael123 jennifer123
  computer123 internet123 michelle123 charlie123 correcthorsebatterystaple`.split(/\s+/),
);
/** Along these, forwards or backwards, and round. */
const ROWS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];
const FEWEST_CHARACTERS = 5;

/**
 * Would somebody who knows the e-mail address guess it among their first thousand tries? Only that: what is harder is the person's own matter.
 * @param email as it was entered; left out where it is not known
 */
export function isWeakPassword(password: string, email = ''): boolean {
  const plain = password.toLowerCase().replaceAll(/\s/g, '');
  const reversed = [...plain].reverse().join('');
  const [local = ''] = email.toLowerCase().split('@');
  return (
    new Set(plain).size < FEWEST_CHARACTERS ||
    COMMONEST.has(plain) ||
    ROWS.some((row) => row.includes(plain) || row.includes(reversed)) ||
    isRepetition(plain) ||
    (email !== '' && plain === email.toLowerCase()) ||
    (local.length > 3 && plain.replaceAll(local, '').length < FEWEST_CHARACTERS) ||
    plain.replaceAll('aybiza', '').length < FEWEST_CHARACTERS
  );
}

/** `abcabcabcabc` */
function isRepetition(text: string): boolean {
  const at = `${text}${text}`.indexOf(text, 1);
  return at < text.length && at <= FEWEST_CHARACTERS;
}
