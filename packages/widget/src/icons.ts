/** The shapes of the icons, as paths in a square of 24. */
const PATHS = {
  speech: 'M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9l-5 4v-4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Z',
  close: 'M6 6l12 12M18 6 6 18',
  microphone: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3Zm-6 8a6 6 0 0 0 12 0M12 17v4',
  muted: 'M12 3a3 3 0 0 1 3 3v5M9 9v2a3 3 0 0 0 4.5 2.6M6 11a6 6 0 0 0 9.5 4.9M18 11v1M12 17v4M3 3l18 18',
  keypad: 'M6 5h.01M12 5h.01M18 5h.01M6 11h.01M12 11h.01M18 11h.01M6 17h.01M12 17h.01M18 17h.01',
  end: 'M3 14c0-3 4-5 9-5s9 2 9 5v2a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-2a10 10 0 0 0-8 0v2a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1Z',
  send: 'M4 12 20 5l-5 15-4-6-7-2Zm7 2 9-9',
  pen: 'M4 20l1-4L16 5l3 3L8 19l-4 1Z',
} as const;

export type Icon = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

/** Drawn in the colour of the text beside it; for the eye alone. */
export function createIcon(icon: Icon): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': icon === 'keypad' ? '3' : '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[icon]);
  svg.append(path);
  return svg;
}
