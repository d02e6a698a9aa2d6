import { AfterCallPage } from '../../../features/after-call/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('afterCall');

export default function Page() {
  return <AfterCallPage />;
}
