/** Any of these may be in what we ship. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);
/** Looked at one by one, with the reason. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'CC0-1.0':
    'in the public domain: @speed-highlight/core colours the error pages of miniflare, which is for tests only; @iconify-json/simple-icons are signs for links, of which the guide shows none',
  'EPL-2.0': 'elkjs: used as it is, in a worker; the licence is about changes to its own files',
  'EPL-2.0 OR GPL-3.0-or-later': 'elkjs again: we take the first of the two',
  'CC-BY-4.0': 'caniuse-lite: data, named as its source',
  'LGPL-3.0-or-later':
    'libvips of sharp: a library of its own that can be replaced; Next brings it, and nothing of ours calls it',
  'GPL-3.0': 'espeak-ng: in the practice equipment only, a program of its own behind a socket',
};
/** Packages that say nothing, looked up where they are made. */
const SILENT: Readonly<Record<string, string>> = { '@jitsi/rnnoise-wasm': 'Apache-2.0' };

/** The licence of a package as an SPDX expression; `none` where nobody knows one. */
export function licenceOf(name: string, stated: string | undefined): string {
  return stated ?? SILENT[name] ?? 'none';
}

export function isAllowedLicence(licence: string): boolean {
  if (licence in OTHERWISE) return true;
  const parts = licence.replaceAll(/[()]/g, '').split(/ (?:AND|and) /);
  const fits = (part: string) => part.split(' OR ').some((one) => LICENCES.has(one) || one in OTHERWISE);
  return parts.every(fits);
}
