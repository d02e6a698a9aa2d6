import { asNumber, type Filter, number } from './filter.ts';

function calculated(sign: string): Filter {
  return (value, [other]) =>
    other === undefined ? undefined : number(`${asNumber(value)} ${sign} ${asNumber(other)}`);
}

/** `x | plus: 0` is how Liquid turns a text into a number. */
function added(sign: '+' | '-'): Filter {
  return (value, [other], translation) =>
    other?.expression === '0'
      ? number(asNumber(value))
      : calculated(sign)(value, other === undefined ? [] : [other], translation);
}

function called(name: string): Filter {
  return (value) => number(`${name}(${asNumber(value)})`);
}

function limited(name: 'min' | 'max'): Filter {
  return (value, [other]) =>
    other === undefined ? undefined : number(`${name}(${asNumber(value)}, ${asNumber(other)})`);
}

/** Filters that compute. */
export const numberFilters: Readonly<Record<string, Filter>> = {
  plus: added('+'),
  minus: added('-'),
  times: calculated('*'),
  modulo: calculated('%'),
  divided_by: (value, [divisor], { note }) => {
    if (divisor === undefined) return undefined;
    const quotient = `${asNumber(value)} / ${asNumber(divisor)}`;
    if (/^-?\d+$/.test(divisor.expression)) return number(`floor(${quotient})`);
    if (!/^-?\d+\.\d+$/.test(divisor.expression))
      note(
        `A division by “${divisor.expression.slice(0, 80)}” is not rounded down here, as Liquid does for whole numbers.`,
      );
    return number(quotient);
  },
  abs: called('abs'),
  ceil: called('ceil'),
  floor: called('floor'),
  round: (value, [places]) =>
    number(places === undefined ? `round(${asNumber(value)})` : `round(${asNumber(value)}, ${asNumber(places)})`),
  at_least: limited('max'),
  at_most: limited('min'),
};
