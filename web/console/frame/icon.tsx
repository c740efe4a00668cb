// Line drawings beside words, so that no status is told by colour alone. They are decoration: the word is read aloud.

const PATHS = {
  home: 'M3 11 12 4l9 7M6 10v10h12V10M10 20v-6h4v6',
  board: 'M4 20V11M10 20V5M16 20v-7M21 20H3',
  map: 'M9 4 3 6.5V20l6-2.5 6 2.5 6-2.5V4l-6 2.5zM9 4v13.5M15 6.5V20',
  people:
    'M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5.5M17.5 14.5c2.2.8 3.5 2.6 3.5 5.5',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM5 20.5c0-4 3-6 7-6s7 2 7 6',
  import: 'M12 3v11M8 10l4 4 4-4M4 15v5h16v-5',
  export: 'M12 14V3M8 7l4-4 4 4M4 15v5h16v-5',
  areas: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  visits: 'M6 21V4.5L16 3v18M4 21h16M13 12h.5',
  phone: 'M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3z',
  twins: 'M8 4h8v12H8zM4 8v12h8',
  sheet: 'M5 3h10l4 4v14H5zM15 3v4h4M8 11h8M8 15h8M12 11v8',
  pack: 'M4 8 12 4l8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  offices: 'M4 21V6l8-3v18M12 9h8v12M3 21h18M7.5 9h1M7.5 13h1M7.5 17h1M15.5 13h1M15.5 17h1',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21',
  check: 'M4 12.5 9.5 18 20 6.5',
  alert: 'M12 4 2.5 20h19zM12 10v4M12 17h.01',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2',
  lamp: 'M9 18h6M10 21h4M12 3a6 6 0 0 1 3.5 10.9c-.6.5-1 1.200-1 2.100H9.500c0-.9-.4-1.600-1-2.100A6 6 0 0 1 12 3z',
  next: 'M9 4l8 8-8 8',
  back: 'M15 4 7 12l8 8',
  up: 'M12 20V5M6 11l6-6 6 6',
  down: 'M5 9l7 7 7-7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M5 5l14 14M19 5 5 19',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  leave: 'M14 4h5v16h-5M4 12h11M11 8l4 4-4 4',
  gap: 'M12 3a9 9 0 0 1 9 9M21 12a9 9 0 0 1-9 9M12 21a9 9 0 0 1-9-9',
  need: 'M12 20s-8-4.500-8-10.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 8 2.500C20 15.500 12 20 12 20z',
  print: 'M7 9V3h10v6M6 17H4V9h16v8h-2M7 14h10v7H7z',
  ask: 'M4 5h16v11h-8l-5 4v-4H4zM8.500 10.500h.01M12 10.500h.01M15.500 10.500h.01',
  work: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  matter: 'M6 3h12v18l-6-4-6 4zM9.500 8h5M9.500 12h5',
  columns: 'M4 5h4.500v14H4zM10 5h4.500v9H10zM16 5h4.500v6H16z',
  list: 'M4 6h16M4 12h16M4 18h16',
  pause: 'M8 5v14M16 5v14',
  hand: 'M4 13h9M9 9l4 4-4 4M15 5h5v16h-5',
  inbox: 'M4 13 6.500 5h11L20 13v6H4zM4 13h5l1 2.500h4L15 13h5',
  note: 'M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5',
  rule: 'M12 3v6M12 9 6 15v6M12 9l6 6v6',
  shelf: 'M4 3v18M20 3v18M4 10h16M4 18h16M8 10V5h5v5M12 18v-4h4v4',
  again: 'M4 12a8 8 0 1 1 2.6 5.9M4 19v-5h5',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
