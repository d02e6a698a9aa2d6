import type { TemplateId } from './template-ids.ts';

/** Each is read when somebody wants it: together they are several times as long as the program that asks for them. */
const FILES: Readonly<Record<TemplateId, () => Promise<{ readonly default: unknown }>>> = {
  'customer-survey': () => import('../templates/customer-survey.json', { with: { type: 'json' } }),
  'dental-practice': () => import('../templates/dental-practice.json', { with: { type: 'json' } }),
  'it-help-desk': () => import('../templates/it-help-desk.json', { with: { type: 'json' } }),
  'law-firm': () => import('../templates/law-firm.json', { with: { type: 'json' } }),
  'online-shop': () => import('../templates/online-shop.json', { with: { type: 'json' } }),
  'property-repairs': () => import('../templates/property-repairs.json', { with: { type: 'json' } }),
  restaurant: () => import('../templates/restaurant.json', { with: { type: 'json' } }),
  'vet-practice': () => import('../templates/vet-practice.json', { with: { type: 'json' } }),
};

/** The document of a template, not parsed yet. */
export async function loadTemplate(id: TemplateId): Promise<unknown> {
  const { default: document } = await FILES[id]();
  return document;
}
