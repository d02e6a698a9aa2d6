import { type WordsOf, wordFor } from '../../../language/strings.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { auditStrings } from './strings.ts';

/** What was done, in words; what is newer than this page by its name. */
export function titleOf({ action }: Pick<AuditEntry, 'action'>, { actions }: WordsOf<typeof auditStrings>): string {
  return wordFor(actions, action) ?? action;
}

/** To whom or what: by name where it has one. */
export function subjectOf({ subject, subjectName }: Pick<AuditEntry, 'subject' | 'subjectName'>): string {
  return subjectName ?? subject;
}

/** Everything that was noted, as `name: value`. */
export function detailOf({ detail }: Pick<AuditEntry, 'detail'>): string {
  if (typeof detail !== 'object' || detail === null) return '';
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : toText(value)}`)
    .join(' · ');
}

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
