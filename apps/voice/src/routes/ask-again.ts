/**
 * An address at which Twilio asks again whatever goes wrong: the process that it reached may have died over the answer. For whatever does no
 * harm when it is asked twice. Twilio: connection overrides; the fragment is neither sent nor signed.
 */
export function askedAgain(url: string): string {
  return `${url}#ct=2000&rc=4&rp=all`;
}
