import { z } from 'zod';

const address = z.email().max(254);

/** One address, as RFC 5321 limits its length. */
export const mailAddressSchema = address;

/** `desk@example.com`, or `Practice desk <desk@example.com>`. */
export const mailSenderSchema = z
  .string()
  .max(400)
  .refine((text) => readSender(text) !== undefined, { error: 'an address, such as desk@example.com' });

/** The name and the address of a sender; undefined for what is neither. */
export function readSender(text: string): { readonly name: string; readonly address: string } | undefined {
  const match = /^([^<>\r\n]*)<([^<>]+)>$/.exec(text.trim());
  const found = { name: match?.[1]?.trim() ?? '', address: match?.[2] ?? text.trim() };
  return address.safeParse(found.address).success ? found : undefined;
}
