import { getApi } from '../../../trpc/server.ts';

const answer = (request: Request) => getApi().handleMcp(request);

export { answer as DELETE, answer as GET, answer as POST };
