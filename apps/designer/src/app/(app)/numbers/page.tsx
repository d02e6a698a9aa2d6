import { NumbersPage } from '../../../features/numbers/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('numbers');

export default function Page() {
  return <NumbersPage />;
}
