/** How long the numbers of each brand are, by the digits that they begin with (ISO/IEC 7812; the brands' own tables). */
const BRANDS: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [16, 19, 13] },
  { begins: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^(30[0-5]|309|36|38|39)/, lengths: [14, 16, 17, 18, 19] },
  { begins: /^35(2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { begins: /^220[0-4]/, lengths: [16, 17, 18, 19] },
  // Discover, UnionPay, RuPay and Maestro share this room.
  { begins: /^(6|50|5[6-9])/, lengths: [16, 13, 14, 15, 17, 18, 19] },
  { begins: /^(8[12]|9792)/, lengths: [16] },
];

export const SHORTEST_CARD = 13;
export const LONGEST_CARD = 19;

/** Whether these digits are a whole card number: a known beginning, its length, and Luhn's check digit (ISO/IEC 7812-1, annex B). */
export function isCardNumber(digits: string): boolean {
  return (
    BRANDS.some(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits)) && passesLuhn(digits)
  );
}

/** Whether a card number may begin like this. Short beginnings fit many things. */
export function beginsLikeCard(digits: string): boolean {
  return /^[2-6]|^8[12]|^97/.test(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
