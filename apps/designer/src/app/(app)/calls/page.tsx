import { CallsPage } from '../../../features/calls/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('calls');

export default function Page() {
  return <CallsPage />;
}
