/** An amount in its currency, as people here write it; the currency's name where it is none. */
export function formatPrice({ monthly, currency }: { readonly monthly: string; readonly currency: string }): string {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(Number(monthly));
  } catch {
    return `${monthly} ${currency}`; // no currency of ISO 4217's form
  }
}
