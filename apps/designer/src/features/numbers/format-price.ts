import type { Formats } from '../../formats/create-formats.ts';

/** An amount in its currency, as people here write it; the currency's name where it is none. */
export function formatPrice(
  { monthly, currency }: { readonly monthly: string; readonly currency: string },
  formats: Formats,
): string {
  try {
    return formats.price(Number(monthly), currency);
  } catch {
    return `${monthly} ${currency}`; // no currency of ISO 4217's form
  }
}
