/** Where a page of the guide is, which is served beside the pages here: `designers/steps/say`. It is written in English. */
export function guideAddress(page: string): string {
  return `/guide/${page}.html`;
}
