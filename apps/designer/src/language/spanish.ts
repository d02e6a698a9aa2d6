import type { Translations } from './strings.ts';

export const spanish: Translations = new Map([]);
