import { getApi } from '../../../../trpc/server.ts';

export async function GET(request: Request, { params }: RouteContext<'/api/widgets/[widgetId]'>) {
  const { widgetId } = await params;
  return getApi().handleWidget(request, widgetId);
}
