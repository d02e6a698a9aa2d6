/** What runs where a page writes it down as it is. */
const VECTORS = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  '<script src=//example.com/x.js></script>',
  '<script>import("data:text/javascript,alert(1)")</script>',
  '<img src=x onerror=alert(1)>',
  '<img/src/onerror=alert(1)>',
  '<IMG SRC="javascript:alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert&#40;1)</script>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi href="javascript:alert(1)">x</mi></math>',
  '<body onload=alert(1)>',
  '<iframe src="javascript:alert(1)">',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<form><button formaction="javascript:alert(1)">x',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)>',
  '<audio src=x onerror=alert(1)>',
  '<marquee onstart=alert(1)>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="data:text/css,*{background:url(javascript:alert(1))}">',
  '<style>@import "javascript:alert(1)";</style>',
  '<base href="javascript:alert(1)//">',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<xss id=x tabindex=1 onfocus=alert(1)></xss>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what somebody would write
  '${alert(1)}',
  '=alert(1)',
  '\u2028alert(1)\u2029',
];

/** What ends the place that a text stands in. */
const WAYS_OUT: readonly ((vector: string) => string)[] = [
  (vector) => vector,
  (vector) => `">${vector}`,
  (vector) => `'>${vector}`,
  (vector) => `" onmouseover="alert(1)" x="${vector}`,
  (vector) => `</title>${vector}`,
  (vector) => `</textarea>${vector}`,
  (vector) => `</script>${vector}`,
  (vector) => `--><!--${vector}`,
  (vector) => `]]>${vector}`,
  (vector) => `\`;alert(1);\`${vector}`,
  (vector) => `';alert(1);'${vector}`,
  (vector) => `\\";alert(1);//${vector}`,
  (vector) => `%3C${vector.slice(1)}`,
  (vector) => `&lt;${vector}&gt;`,
  (vector) => `[x](${vector})`,
];

/** More than five hundred texts that try to become part of the page. */
export const HOSTILE_TEXTS: readonly string[] = WAYS_OUT.flatMap((leave) => VECTORS.map(leave));

/** Takes one after the other, of at most so many letters, from the beginning again after the last. */
export function takeHostileTexts() {
  let next = 0;
  const taken = new Set<string>();
  return {
    take(longest: number): string {
      for (;;) {
        const text = HOSTILE_TEXTS[next % HOSTILE_TEXTS.length] ?? '';
        next += 1;
        if (text.length > longest) continue;
        taken.add(text);
        return text;
      }
    },
    /** How many of them stand somewhere. */
    count: () => taken.size,
  };
}
