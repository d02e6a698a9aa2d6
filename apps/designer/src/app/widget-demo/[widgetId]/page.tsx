import { WidgetDemoPage } from '../../../features/widget-demo/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('tryWidget');

export default async function Page({ params }: PageProps<'/widget-demo/[widgetId]'>) {
  return <WidgetDemoPage widgetId={(await params).widgetId} />;
}
