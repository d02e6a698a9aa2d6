import { AuditPage } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('audit');

export default function Page() {
  return <AuditPage />;
}
