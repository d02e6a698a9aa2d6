import { openApiDocument } from '@aybiza/api';
import { getEnv } from '../../env.ts';
import { ReferencePage } from '../../features/reference/index.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('reference');

export default function Page() {
  const { PUBLIC_URL, DESIGNER_PORT } = getEnv();
  const url = new URL(PUBLIC_URL ?? `http://127.0.0.1:${DESIGNER_PORT}`).origin;
  return <ReferencePage document={openApiDocument(`${url}/api/rest`, `${url}/api`)} />;
}
