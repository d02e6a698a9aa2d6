import { WidgetsPanel } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('widgets');

export default function Page() {
  return <WidgetsPanel />;
}
