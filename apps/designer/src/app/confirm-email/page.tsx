import { ConfirmEmailPage } from '../../features/sign-in/index.ts';

export const metadata = { title: 'Confirm your e-mail', referrer: 'no-referrer' };

export default function Page() {
  return <ConfirmEmailPage />;
}
