import { getApi } from '../../../../trpc/server.ts';

const answer = (request: Request) => getApi().handleUpload(request);

export { answer as POST, answer as PUT };
