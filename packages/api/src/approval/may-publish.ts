import type { Role } from '@aybiza/db/members';

/** Those who may publish are those who may approve. */
export function mayPublish({ role }: { role: Role }): boolean {
  return role === 'publisher' || role === 'owner';
}
