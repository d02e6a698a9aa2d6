import { getApi } from '../../../../trpc/server.ts';

export async function GET(request: Request, { params }: RouteContext<'/api/recordings/[callId]'>) {
  const { callId } = await params;
  return getApi().handleRecording(request, callId);
}
