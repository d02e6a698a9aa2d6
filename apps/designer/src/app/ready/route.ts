import { getApi } from '../../trpc/server.ts';

export const dynamic = 'force-dynamic';

/** Whoever sends requests here sends them elsewhere while it says no. */
export async function GET() {
  const ready = await getApi().isReady();
  return Response.json({ ready }, { status: ready ? 200 : 503 });
}
