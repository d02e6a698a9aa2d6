/** The finished flows to begin with, one file each in `templates`, in the order in which people are offered them. */
export const TEMPLATE_IDS = [
  'dental-practice',
  'restaurant',
  'vet-practice',
  'online-shop',
  'property-repairs',
  'it-help-desk',
  'law-firm',
  'customer-survey',
] as const;

export type TemplateId = (typeof TEMPLATE_IDS)[number];
