/** Latitude and longitude, in degrees. */
export type Place = readonly [latitude: number, longitude: number];

/**
 * About the middle of where a calling code's people live (ITU-T E.164). Codes that are not here are placed by their first digit, which is a
 * part of the world: among regions that are a continent apart nobody can tell the difference.
 */
const PLACES: Readonly<Record<string, Place>> = {
  ...{ '1': [39, -95], '2': [5, 20], '3': [46, 10], '4': [52, 10], '5': [-15, -60], '6': [0, 115] },
  ...{ '7': [56, 50], '8': [35, 120], '9': [28, 60] },
  // The east and the west of North America, by some large areas: New York, Toronto, Miami; Los Angeles, San Francisco, Seattle, Vancouver.
  ...{ '1212': [41, -74], '1646': [41, -74], '1416': [44, -79], '1305': [26, -80] },
  ...{ '1213': [34, -118], '1310': [34, -118], '1415': [38, -122], '1206': [48, -122], '1604': [49, -123] },
  ...{
    '20': [30, 31],
    '212': [32, -7],
    '213': [36, 3],
    '216': [36, 10],
    '27': [-28, 28],
    '234': [8, 8],
    '254': [-1, 37],
  },
  ...{ '30': [38, 24], '31': [52, 5], '32': [51, 4], '33': [47, 2], '34': [40, -4], '351': [39, -9], '353': [53, -7] },
  ...{ '354': [64, -22], '358': [61, 25], '359': [43, 25], '36': [47, 19], '370': [55, 24], '371': [57, 25] },
  ...{
    '372': [59, 25],
    '380': [49, 31],
    '385': [45, 16],
    '39': [43, 12],
    '40': [45, 25],
    '41': [47, 8],
    '420': [50, 15],
  },
  ...{ '421': [49, 19], '43': [48, 15], '44': [53, -1], '45': [56, 10], '46': [59, 16], '47': [60, 9], '48': [52, 20] },
  ...{ '49': [51, 10], '51': [-11, -76], '52': [20, -100], '53': [22, -80], '54': [-35, -60], '55': [-20, -46] },
  ...{ '56': [-34, -71], '57': [5, -74], '58': [10, -67], '593': [-1, -79], '598': [-35, -56], '60': [3, 102] },
  ...{ '61': [-34, 148], '62': [-6, 108], '63': [14, 121], '64': [-38, 175], '65': [1, 104], '66': [14, 100] },
  ...{ '77': [48, 68], '81': [36, 138], '82': [37, 127], '84': [16, 107], '852': [22, 114], '86': [33, 114] },
  ...{
    '886': [24, 121],
    '90': [39, 33],
    '91': [21, 78],
    '92': [31, 71],
    '94': [7, 80],
    '966': [24, 45],
    '971': [25, 55],
  },
  ...{ '972': [32, 35], '98': [34, 52] },
};
const LONGEST_CODE = 4;

/** Where whoever has this number is likely to be; undefined for what is no number (a caller who withholds theirs). */
export function placeOf(e164: string): Place | undefined {
  const digits = /^\+([1-9]\d{4,14})$/.exec(e164)?.[1];
  if (digits === undefined) return undefined;
  for (let length = LONGEST_CODE; length > 0; length -= 1) {
    const place = PLACES[digits.slice(0, length)];
    if (place !== undefined) return place;
  }
  return undefined;
}

const EARTH_KM = 6_371;

/** Along the ground, in km. */
export function distanceKm([fromLatitude, fromLongitude]: Place, [toLatitude, toLongitude]: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const across = Math.cos(radians(fromLatitude)) * Math.cos(radians(toLatitude)) * half(toLongitude - fromLongitude);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half(toLatitude - fromLatitude) + across)));
}
