import { UsagePage } from '../../../features/usage/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('usage');

export default function Page() {
  return <UsagePage />;
}
