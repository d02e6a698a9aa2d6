import { WidgetDemoPage } from '../../../features/widget-demo/index.ts';

export const metadata = { title: 'Try the widget' };

export default async function Page({ params }: PageProps<'/widget-demo/[widgetId]'>) {
  return <WidgetDemoPage widgetId={(await params).widgetId} />;
}
