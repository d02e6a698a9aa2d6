import { getApi } from '../../../../trpc/server.ts';

const answer = (request: Request) => getApi().handleAuth(request);

export { answer as GET, answer as POST };
