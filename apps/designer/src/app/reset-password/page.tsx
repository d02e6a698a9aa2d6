import { ResetPage } from '../../features/sign-in/index.ts';

export const metadata = { title: 'New password', referrer: 'no-referrer' };

export default function Page() {
  return <ResetPage />;
}
