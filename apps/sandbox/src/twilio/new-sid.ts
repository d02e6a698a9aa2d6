import { randomBytes } from 'node:crypto';

/** An id in Twilio's form: two letters for the kind (`CA` call, `MZ` stream, `SM` message, `PN` number), 32 hexadecimal digits. */
export function newSid(kind: 'CA' | 'MZ' | 'SM' | 'PN'): string {
  return kind + randomBytes(16).toString('hex');
}
