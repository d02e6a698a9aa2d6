import { defineStrings } from '../../language/strings.ts';

export const widgetDemoStrings = defineStrings('widgetDemo', {
  title: 'Your web site',
  lead: 'This page has the widget’s line and nothing else of AYBIZA’s, as a page of yours would. Talk or write to it at the bottom.',
  note: 'Calls from here count as tests.',
  back: 'Back to the widgets',
});
