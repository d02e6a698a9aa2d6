export const chartStrings = {
  table: 'Table and file',
  tableOf: (title: string) => `: ${title}`,
  file: 'Download CSV',
  keys: 'Arrow keys move along the chart.',
  calls: 'Show these calls',
} as const;
