import { deflateSync } from 'node:zlib';

export interface PdfLine {
  text: string;
  /** Of its letters, in points. Default 11. */
  size?: number;
}

/** A PDF file (ISO 32000-1) with these lines on each page, in Helvetica. Empty pages have a rectangle: what a scanned one looks like. */
export function makePdf(pages: readonly (readonly PdfLine[])[], options: { trailer?: string } = {}): Uint8Array {
  const contents = pages.map(contentOf);
  return assemble(
    contents.map((content) => ({ data: deflateSync(content), filter: '/Filter /FlateDecode' })),
    options.trailer ?? '',
  );
}

/** A page whose content unpacks to so many bytes, packed several times over: a few kilobytes that become gigabytes. */
export function makePdfBomb(bytes: number): Uint8Array {
  const block = Buffer.alloc(16 * 1024 * 1024, ' ');
  const blocks = Array.from({ length: Math.ceil(bytes / block.length) }, () => block);
  const once = deflateSync(Buffer.concat(blocks));
  return assemble([{ data: once, filter: '/Filter /FlateDecode' }], '');
}

function contentOf(lines: readonly PdfLine[]): Buffer {
  if (lines.length === 0) return Buffer.from('0.5 g 50 50 400 600 re f');
  let y = 780;
  const shown = lines.map(({ text, size = 11 }) => {
    y -= size * (text === '' ? 1 : 1.4);
    // Windows-1252, as the font below says.
    const escaped = text.replace(/[\\()]/g, '\\$&');
    return `BT /F1 ${size} Tf 60 ${y.toFixed(1)} Td (${escaped}) Tj ET`;
  });
  return Buffer.from(shown.join('\n'), 'latin1');
}

function assemble(streams: readonly { data: Uint8Array; filter: string }[], trailer: string): Uint8Array {
  const pageIds = streams.map((_, index) => 4 + 2 * index);
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${streams.length} >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ...streams.flatMap(({ data, filter }, index) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${data.length} ${filter} >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    ]),
  ];
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(length);
    length += piece.length;
    pieces.push(piece);
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}
