import { cx } from '@/components/ui/cx';

/** Drawings on a 16 × 16 grid, stroked with the colour of the text around them. */
const paths = {
  archive: 'M2 3h12v3H2zM3 6v7.5h10V6M6.5 8.5h3',
  'arrow-down': 'M8 3v10M4 9l4 4 4-4',
  'arrow-up': 'M8 13V3M4 7l4-4 4 4',
  average: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.3 8h5.4',
  bell: 'M4 6.5a4 4 0 0 1 8 0c0 4 1.5 4.5 1.5 4.5h-11S4 10.5 4 6.5zM6.7 13.5h2.6',
  bold: 'M4.5 2.5h4.2a2.7 2.7 0 0 1 0 5.4H4.5zM4.5 7.9h5a2.8 2.8 0 0 1 0 5.6h-5z',
  box: 'M8 1.8 13.5 4.8v6.4L8 14.2l-5.5-3V4.8zM2.5 4.8 8 7.8l5.5-3M8 7.8v6.4',
  building: 'M3 13.5v-11h6v11M9 6.5h4v7M1.5 13.5h13M5 5h2M5 7.5h2M5 10h2',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  chart: 'M2.5 2.5v11h11M5.5 10.5v-3M8.5 10.5v-6M11.5 10.5v-4',
  check: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.5 8l1.8 1.8L10.6 6.4',
  'chevron-down': 'm4 6 4 4 4-4',
  'chevron-left': 'm10 4-4 4 4 4',
  'chevron-right': 'm6 4 4 4-4 4',
  'chevron-up': 'm4 10 4-4 4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  coin: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM10 6.3c-.3-.7-1-1.1-2-1.1-1.1 0-2 .5-2 1.4 0 2 4 .8 4 2.8 0 .9-.9 1.4-2 1.4-1 0-1.7-.4-2-1.1M8 4v8',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  dash: 'M4 8h8',
  download: 'M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  file: 'M4 1.8h5.5l3 3v9.4H4zM9.5 1.8v3h3',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  flag: 'M3.5 14V2.5h8.5l-2 3 2 3H3.5',
  form: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.9M8 12.3v1.9M1.8 8h1.9M12.3 8h1.9M3.6 3.6l1.4 1.4M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  globe: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c3.5 3.5 3.5 8.5 0 12M8 2C4.5 5.5 4.5 10.5 8 14',
  good: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.3 8.2l1.9 1.9 3.6-3.8',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  home: 'M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z',
  heading: 'M4 2.5v11M12 2.5v11M4 8h8',
  hub: 'M8 4.2C6.5 3 4.5 2.7 2 2.7v9.5c2.5 0 4.5.3 6 1.5 1.5-1.2 3.5-1.5 6-1.5V2.7c-2.5 0-4.5.3-6 1.5zM8 4.2v9.5',
  inbox: 'M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5l1 1.5h3l1-1.5H14',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5.2v.01',
  italic: 'M6.5 2.5h6M3.5 13.5h6M9.5 2.5l-3 11',
  key: 'M10.5 9a3.5 3.5 0 1 0-3.3-2.3L2.5 11.4v2.1h2.1V12h1.5v-1.5h1.1l.9-.9c.7-.4 1.5-.6 2.4-.6zM11 5v.01',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6',
  layers: 'M8 2 14 5 8 8 2 5zM2 8l6 3 6-3M2 11l6 3 6-3',
  link: 'M6.8 9.2a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4L8 4M9.2 6.8a2.8 2.8 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l1-1',
  list: 'M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  mail: 'M2 3.5h12v9H2zM2.5 4.5 8 9l5.5-4.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  numbers: 'M6.5 4h7.5M6.5 8h7.5M6.5 12h7.5M2 2.8l1-.6v3.3M2 9.8c0-1.2 2-1.2 2 0 0 .8-2 1-2 2.2h2',
  pencil: 'm10.5 3 2.5 2.5-7.5 7.5H3v-2.5z',
  phone: 'M5.5 2.5 3 3c-.5 5 5 10.5 10 10l.5-2.5-3-1.5-1.5 1C7.5 9.2 6.8 8.5 6 7l1-1.5z',
  pin: 'M6 2h4l-.5 4.5L12 9H4l2.5-2.5zM8 9v5',
  play: 'M4.5 3v10l8-5z',
  plus: 'M8 3v10M3 8h10',
  poor: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.3M8 11.7v.01',
  pulse: 'M1.5 8.5h2.7l2-5.5 3.2 10 2-5.5h3.1',
  quote: 'M2.5 9.5h4v3.5h-4zM2.5 9.5c0-3 1-5 3.5-6M9.5 9.5h4v3.5h-4zM9.5 9.5c0-3 1-5 3.5-6',
  redo: 'm10.5 3 3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h4',
  refresh: 'M13 5.5A5.5 5.5 0 0 0 3 6M3 10.5A5.5 5.5 0 0 0 13 10M13.2 2.5v3h-3M2.8 13.5v-3h3',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.6 10.6 14 14',
  send: 'M14 2 7 9M14 2 9.5 14 7 9 2 6.5z',
  'sign-out': 'M9.5 2.5h-6v11h6M7 8h7M11.5 5.5 14 8l-2.5 2.5',
  slides: 'M2 3h12v8H2zM8 11v2.5M5.5 13.5h5',
  star: 'm8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.2l-3.7 2.1.8-4.1L2 6.3l4.2-.5z',
  table: 'M2 3h12v10H2zM2 6.3h12M2 9.7h12M6.5 3v10',
  tick: 'm3.5 8.5 3 3 6-7',
  ticket: 'M2 4.5h12v2a1.5 1.5 0 0 0 0 3v2H2v-2a1.5 1.5 0 0 0 0-3zM9.5 4.5v7',
  trash: 'M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.7 6.7v4M9.3 6.7v4',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6',
  unknown: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z',
  user: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.8c.5-2.5 2.5-3.8 5.2-3.8s4.7 1.3 5.2 3.8',
  users:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c.4-2.4 2.1-3.5 4.5-3.5s4.1 1.1 4.5 3.5M10.5 2.8a2.4 2.4 0 0 1 0 4.4M12 10.2c1.4.5 2.2 1.6 2.5 3.3',
} as const;

export type IconName = keyof typeof paths;

/** The drawing of a name that people chose, such as an account type's; a box when there is none. */
export function iconNamed(name: string): IconName {
  return Object.hasOwn(paths, name) ? (name as IconName) : 'box';
}

interface IconProps {
  name: IconName;
  /** Pixels of width and height: 14 or 16. */
  size?: 14 | 16;
  className?: string;
}

/** A decoration: hidden from assistive technology, so the word beside it carries the meaning. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' || name === 'grip' ? 2.2 : 1.5}
      strokeDasharray={name === 'unknown' ? '2.2 2.5' : undefined}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={cx('block flex-none', className)}
    >
      <path d={paths[name]} />
    </svg>
  );
}
