export { WidgetDemoPage } from './widget-demo-page.tsx';
