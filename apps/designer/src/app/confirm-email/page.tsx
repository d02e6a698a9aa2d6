import { ConfirmEmailPage } from '../../features/sign-in/index.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('confirmEmail', { referrer: 'no-referrer' });

export default function Page() {
  return <ConfirmEmailPage />;
}
