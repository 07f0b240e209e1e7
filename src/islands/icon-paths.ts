/** The icon set: one path each on a 24 grid, drawn with a 1.9 stroke and round ends. */
const disc = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0';

export const iconPaths = {
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  ear: 'M6.5 9a5.5 5.5 0 0 1 11 0c0 4.8-4.6 5-4.6 9a3 3 0 0 1-5.7 1.3M9.6 9.2a2.4 2.4 0 0 1 4.8 0c0 1.9-2.6 2-2.6 4.2',
  door: 'M4.5 21h15M7 21V4.6L14.5 3v18M14.5 5.5H17V21M11.5 11.5v1.5',
  phone:
    'M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5ZM11 18.3h2',
  note: 'M5.5 3h8.5l4.5 4.5V21h-13ZM14 3v4.5h4.5M9 12h6M9 16h6',
  plan: 'M3.5 4h17v16h-17ZM3.5 13H10M14 13h6.5M12 4v5',
  clock: `${disc}M12 7v5l3.5 2`,
  lock: 'M5.5 10.5h13V21h-13ZM8 10.5V7a4 4 0 0 1 8 0v3.5',
  lifebuoy: `${disc}M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M5.6 5.6l3.6 3.6M14.8 14.8l3.6 3.6M18.4 5.6l-3.6 3.6M9.2 14.8l-3.6 3.6`,
  'cloud-check': 'M7 19a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.4-.54A4.8 4.8 0 0 1 17 19ZM9.3 13.6l2.1 2.1 3.6-4',
  pause: 'M9 5v14M15 5v14',
  back: 'M20 12H4M10.5 5.5 4 12l6.5 6.5',
  arrow: 'M4 12h16M13.5 5.5 20 12l-6.5 6.5',
  check: 'M4.5 12.5l5 5L19.5 7',
  close: 'M5 5l14 14M19 5 5 19',
  chat: 'M4 4.5h16v12h-9l-4 4v-4H4Z',
  printer: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7Z',
  map: 'M3.5 6 9 4l6 2 5.5-2v14L15 20l-6-2-5.5 2ZM9 4v14M15 6v14',
} as const;

export type IconName = keyof typeof iconPaths;
