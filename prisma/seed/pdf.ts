const A4 = [595, 842] as const;
const LEFT = 64;
const TOP = 770;
const LEADING = 18;

/** Text as a PDF string: only the letters of its standard fonts. */
const literal = (text: string) => `(${text.replaceAll(/[\\()]/g, '\\$&').replaceAll(/[^\x20-\x7e]/g, '?')})`;

/** A one-page PDF of these lines, the first as its heading. */
export function pdfOf([heading = '', ...lines]: readonly string[]): Buffer {
  const body = lines.map((line) => `${literal(line)} Tj T*`).join('\n');
  const content = `BT /F1 18 Tf ${LEFT} ${TOP} Td ${LEADING} TL ${literal(heading)} Tj T* T*\n/F1 10 Tf\n${body}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.join(' ')}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}
