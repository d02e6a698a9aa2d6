import { getApi } from '../../../../../trpc/server.ts';

export async function POST(request: Request, { params }: RouteContext<'/api/widgets/[widgetId]/calls'>) {
  const { widgetId } = await params;
  return getApi().handleWidgetCall(request, widgetId);
}
