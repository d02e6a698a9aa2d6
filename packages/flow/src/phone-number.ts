/** E.164 (ITU-T): a plus sign and at most fifteen digits. */
const E164 = /^\+[1-9]\d{4,14}$/;

/** The number as E.164, without the spaces and brackets people write numbers with; undefined when it has no country code. */
export function readPhoneNumber(written: string): string | undefined {
  const number = written.replace(/[\s()-]/g, '');
  return E164.test(number) ? number : undefined;
}

/** The same where the country code was written the way many phones dial it: “0044” for “+44”. */
export function withPlus(written: string): string {
  return written.trim().replace(/^00/, '+');
}
