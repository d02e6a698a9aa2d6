import { WorkspacePage } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('workspace');

export default function Page() {
  return <WorkspacePage />;
}
