import { getApi } from '../../../../trpc/server.ts';

const answer = (request: Request) => getApi().handleRest(request);

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
