// Line drawings beside words, so that no status is told by colour alone. They are decoration: the word is read aloud.

const PATHS = {
  back: 'M15 4 7 12l8 8',
  next: 'M9 4l8 8-8 8',
  door: 'M6 21V4.5L16 3v18M4 21h16M13 12h.5',
  doorOpen: 'M5 21V4h9v17M14 6l5 2v13M3 21h18M11.5 12.5h.5',
  knock: 'M12 3v3M5 6l2 2M19 6l-2 2M8 12h8v6a3 3 0 0 1-3 3h-2a3 3 0 0 1-3-3z',
  again: 'M4 12a8 8 0 1 1 2.6 5.9M4 19v-5h5',
  check: 'M4 12.5 9.5 18 20 6.5',
  away: 'M3 11 12 4l9 7M6 10v10h12V10M9.5 15h5',
  quiet: 'M5 12h14M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  moved:
    'M3 8h11v9H3zM14 11h4l3 3v3h-7M7 20a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M17 20a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  empty: 'M5 4h14v16H5zM5 4l14 16M19 4 5 20',
  language: 'M4 5h9M8.5 3v2c0 4-2 7-5 9M6 9c1 2.5 3.5 4 6 5M13 21l4-10 4 10M14.5 17.5h5',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21',
  speak: 'M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  people:
    'M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5.5M17.5 14.5c2.2.8 3.5 2.6 3.5 5.5',
  alert: 'M12 4 2.5 20h19zM12 10v4M12 17h.01',
  phone: 'M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3z',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
