/** One test in a report: how long its call would have lasted, and what went otherwise. */
export interface JUnitCase {
  readonly name: string;
  readonly seconds: number;
  readonly failures: readonly string[];
}

/** A report in the XML that JUnit made common; every CI reads it. */
export function junitXml(suite: string, cases: readonly JUnitCase[]): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const lines = cases.map(({ name, seconds, failures }) => {
    const head = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="${seconds.toFixed(3)}"`;
    if (failures.length === 0) return `${head}/>`;
    const first = escapeXml(failures[0] ?? '');
    return `${head}>\n      <failure message="${first}">${escapeXml(failures.join('\n'))}</failure>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${escapeXml(suite)}" tests="${cases.length}" failures="${failed}">`,
    ...lines,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
};

/** XML 1.0 has no form at all for most control characters, nor for halves of characters: they are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"'\n]/g, (character) => ENTITIES[character] ?? character);
}
