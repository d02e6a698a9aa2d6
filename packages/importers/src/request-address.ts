import { splitTemplate } from '@aybiza/flow';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The method of a request; GET when nothing says, or something that no request has. */
export function readMethod(written: string | undefined): (typeof METHODS)[number] {
  return METHODS.find((known) => known === written?.trim().toUpperCase()) ?? 'GET';
}

/** A host that never answers (RFC 2606): stands where the original leaves the address to be filled in. */
const MISSING_HOST = 'https://address-missing.invalid';

/** A web address whose scheme and host are written out, as `request` needs it. */
const COMPLETE = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?][\s\S]*)?$/;

/**
 * An address for a request, from a template. Where the original has a placeholder or a value of the call instead of a host, the
 * author has to fill one in: `isComplete` is false, and the path is kept.
 */
export function readAddress(template: string): { readonly url: string; readonly isComplete: boolean } {
  const written = template.trim();
  if (COMPLETE.test(written)) return { url: written.replace(/#[^{}]*$/, ''), isComplete: true };
  const path = pathIn(written);
  return { url: `${MISSING_HOST}${path.startsWith('/') ? '' : '/'}${path}`, isComplete: false };
}

/** The address that stands there until the author fills it in, with a name in its path so that each can be told from the others. */
export function missingAddress(name: string): string {
  const path = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${MISSING_HOST}/${path}`;
}

/** What stands behind the host, which may be a hole itself. */
function pathIn(written: string): string {
  const from = /^https?:\/\//.exec(written)?.[0].length ?? 0;
  for (const { kind, source, at } of splitTemplate(written)) {
    const start = Math.max(0, from - at);
    const found = kind === 'words' ? source.slice(start).search(/[/?]/) : -1;
    if (found !== -1) return written.slice(at + start + found);
  }
  return '';
}
