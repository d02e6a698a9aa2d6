import { MembersPage } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('members');

export default function Page() {
  return <MembersPage />;
}
