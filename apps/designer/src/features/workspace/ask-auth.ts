/** Asks the sign-in server to do something; false when it did not, for whatever reason. */
export async function askAuth(path: string, body: object = {}): Promise<boolean> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/api/auth${path}`, request).catch(() => undefined); // no network: nothing was done
  return answer?.ok === true;
}
