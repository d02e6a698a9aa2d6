import { postAuth } from '../../sign-in/index.ts';

/** Leaves by the sign-in page; without a network that page says so. */
export async function signOut(): Promise<void> {
  await postAuth('/sign-out');
  window.location.assign('/sign-in');
}
