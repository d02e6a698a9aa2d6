/** Languages as this system writes them: BCP 47 with at most a region. Undefined for anything else. */
export function readLanguage(written: string | undefined): string | undefined {
  const parts = /^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_].*)?$/.exec(written ?? '');
  if (parts === null) return undefined;
  const [, language = '', region] = parts;
  return region === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`;
}
