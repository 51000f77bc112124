/** How the page learns that the one before it died: the name in its address, under which Electron's word for the reason stands. */
export const CRASH_QUERY = 'gone';
