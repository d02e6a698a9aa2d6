/** A picture that was taken, or why not. */
export interface Taken {
  readonly screen: string;
  readonly look: string;
  /** Relative to the sheet; null when it could not be taken. */
  readonly file: string | null;
  readonly reason: string;
}

const asText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One page with all pictures: a row for each screen, a column for each look. */
export function contactSheet(taken: readonly Taken[]): string {
  const looks = [...new Set(taken.map(({ look }) => look))];
  const screens = [...new Set(taken.map(({ screen }) => screen))];
  const cell = (screen: string, look: string) => {
    const found = taken.find((picture) => picture.screen === screen && picture.look === look);
    if (found === undefined) return '<td></td>';
    if (found.file === null) return `<td class="missing">${asText(found.reason)}</td>`;
    const name = asText(`${screen}, ${look}`);
    return `<td><a href="${found.file}"><img loading="lazy" src="${found.file}" alt="${name}"></a></td>`;
  };
  const rows = screens.map(
    (screen) => `<tr><th scope="row">${asText(screen)}</th>${looks.map((look) => cell(screen, look)).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every screen</title>
<style>
  body { margin: 16px; background: #ddd; font: 14px system-ui, sans-serif; }
  th { padding: 8px; text-align: left; vertical-align: top; min-width: 140px; }
  thead th { position: sticky; top: 0; background: #ddd; }
  td { padding: 4px; vertical-align: top; }
  img { max-width: 460px; max-height: 420px; border: 1px solid #999; }
  .missing { color: #a00; max-width: 300px; white-space: pre-wrap; }
</style>
<h1>Every screen</h1>
<table>
<thead><tr><th>Screen</th>${looks.map((look) => `<th scope="col">${asText(look)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}
