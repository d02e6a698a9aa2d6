import { CallBacksPage } from '../../../features/call-backs/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('callBacks');

export default function Page() {
  return <CallBacksPage />;
}
