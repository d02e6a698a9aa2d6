import { ApiKeysPanel } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('keys');

export default function Page() {
  return <ApiKeysPanel />;
}
