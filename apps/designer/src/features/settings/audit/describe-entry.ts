import type { AuditEntry } from './audit-entry.ts';
import { auditStrings as strings } from './strings.ts';

const titles = new Map<string, string>(Object.entries(strings.actions));

/** What was done, in words; what is newer than this page by its name. */
export function titleOf({ action }: Pick<AuditEntry, 'action'>): string {
  return titles.get(action) ?? action;
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
