import { READER_LANGUAGES, type ReaderLanguage } from '@aybiza/foundation/reader-language';

/** Addresses by the language in which their people read: English where it is not known. */
export function byLanguage(
  readers: readonly { email: string; language: ReaderLanguage | null | undefined }[],
): [ReaderLanguage, string[]][] {
  return READER_LANGUAGES.flatMap((wanted): [ReaderLanguage, string[]][] => {
    const emails = readers.filter(({ language }) => (language ?? 'en') === wanted).map(({ email }) => email);
    return emails.length === 0 ? [] : [[wanted, emails]];
  });
}
