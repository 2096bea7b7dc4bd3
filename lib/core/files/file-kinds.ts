/** Programs, scripts and what starts them, by ending: refused, also inside archives. */
export const PROGRAM_ENDINGS: ReadonlySet<string> = new Set(
  [
    'exe bat cmd com scr pif cpl msi msp mst msix appx appinstaller gadget dll sys ocx drv',
    'js jse mjs cjs vbs vbe ws wsf wsh wsc sct hta ps1 ps1xml psm1 psd1 psc1 reg inf lnk url scf desktop webloc chm hlp xll',
    'sh bash zsh csh ksh fish command run app pkg deb rpm apk ipa jar war ear class crx xpi swf py pyc pyw pl rb php phar asp aspx jsp cgi',
  ]
    .join(' ')
    .split(' '),
);

/** Endings of programs that are also endings of web addresses and of folders: harmless before the last one. */
export const ADDRESS_ENDINGS: ReadonlySet<string> = new Set(['com', 'app', 'run', 'sh', 'pl', 'py']);

/** Packed or whole disks, which cannot be looked into here. */
export const CLOSED_ENDINGS: ReadonlySet<string> = new Set(
  '7z rar tar tgz gz bz2 tbz xz zst lz lzh lz4 z cab arj ace cpio iso img dmg vhd vhdx wim asar'.split(' '),
);

/** How the content of a kind is known: by its first bytes, as text, or as a package of a certain inside. */
type Content = 'text' | 'zip' | 'cfb' | readonly string[];

export interface FileKind {
  mediaType: string;
  content: Content;
  /** Of a package: what stands in it. Of a compound file: one of its streams. */
  inside?: readonly string[];
}

const ooxml = (type: string, folder: string): FileKind => ({
  mediaType: `application/vnd.openxmlformats-officedocument.${type}`,
  content: 'zip',
  inside: ['[Content_Types].xml', folder],
});
const odf = (type: string): FileKind => ({
  mediaType: `application/vnd.oasis.opendocument.${type}`,
  content: 'zip',
  inside: ['mimetype', 'content.xml'],
});
const compound = (mediaType: string, ...inside: string[]): FileKind => ({ mediaType, content: 'cfb', inside });
const sniffed = (mediaType: string, ...endings: string[]): FileKind => ({ mediaType, content: endings });
const text = (mediaType = 'text/plain'): FileKind => ({ mediaType, content: 'text' });

const KINDS: Readonly<Record<string, FileKind>> = {
  pdf: sniffed('application/pdf', 'pdf'),
  png: sniffed('image/png', 'png', 'apng'),
  jpg: sniffed('image/jpeg', 'jpg'),
  jpeg: sniffed('image/jpeg', 'jpg'),
  gif: sniffed('image/gif', 'gif'),
  webp: sniffed('image/webp', 'webp'),
  avif: sniffed('image/avif', 'avif'),
  heic: sniffed('image/heic', 'heic'),
  tif: sniffed('image/tiff', 'tif'),
  tiff: sniffed('image/tiff', 'tif'),
  bmp: sniffed('image/bmp', 'bmp'),
  mp4: sniffed('video/mp4', 'mp4', 'm4v'),
  mov: sniffed('video/quicktime', 'mov'),
  webm: sniffed('video/webm', 'webm', 'mkv'),
  mp3: sniffed('audio/mpeg', 'mp3'),
  m4a: sniffed('audio/mp4', 'm4a', 'mp4'),
  wav: sniffed('audio/wav', 'wav'),
  rtf: sniffed('application/rtf', 'rtf'),
  docx: ooxml('wordprocessingml.document', 'word/'),
  dotx: ooxml('wordprocessingml.template', 'word/'),
  xlsx: ooxml('spreadsheetml.sheet', 'xl/'),
  xltx: ooxml('spreadsheetml.template', 'xl/'),
  pptx: ooxml('presentationml.presentation', 'ppt/'),
  ppsx: ooxml('presentationml.slideshow', 'ppt/'),
  potx: ooxml('presentationml.template', 'ppt/'),
  docm: { mediaType: 'application/vnd.ms-word.document.macroEnabled.12', content: 'zip', inside: ['[Content_Types].xml', 'word/'] },
  xlsm: { mediaType: 'application/vnd.ms-excel.sheet.macroEnabled.12', content: 'zip', inside: ['[Content_Types].xml', 'xl/'] },
  xlsb: { mediaType: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12', content: 'zip', inside: ['[Content_Types].xml', 'xl/'] },
  pptm: { mediaType: 'application/vnd.ms-powerpoint.presentation.macroEnabled.12', content: 'zip', inside: ['[Content_Types].xml', 'ppt/'] },
  odt: odf('text'),
  ods: odf('spreadsheet'),
  odp: odf('presentation'),
  odg: odf('graphics'),
  doc: compound('application/msword', 'WordDocument'),
  dot: compound('application/msword', 'WordDocument'),
  xls: compound('application/vnd.ms-excel', 'Workbook', 'Book'),
  ppt: compound('application/vnd.ms-powerpoint', 'PowerPoint Document'),
  pps: compound('application/vnd.ms-powerpoint', 'PowerPoint Document'),
  msg: compound('application/vnd.ms-outlook', '__properties_version1.0'),
  zip: { mediaType: 'application/zip', content: 'zip' },
  key: { mediaType: 'application/vnd.apple.keynote', content: 'zip' },
  pages: { mediaType: 'application/vnd.apple.pages', content: 'zip' },
  numbers: { mediaType: 'application/vnd.apple.numbers', content: 'zip' },
  txt: text(),
  log: text(),
  md: text(),
  csv: text('text/csv'),
  tsv: text('text/tab-separated-values'),
  json: text('application/json'),
  xml: text('application/xml'),
  yaml: text(),
  yml: text(),
  html: text('text/html'),
  htm: text('text/html'),
  svg: text('image/svg+xml'),
  ics: text('text/calendar'),
  vcf: text('text/vcard'),
  eml: text('message/rfc822'),
};

/** What a file of this ending must be; null for endings that promise nothing. */
export function fileKind(ending: string): FileKind | null {
  return Object.hasOwn(KINDS, ending) ? (KINDS[ending] ?? null) : null;
}
