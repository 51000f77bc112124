/**
 * Electron's stable releases and until when they get security fixes: the three newest are supported, so a release leaves when the
 * third one after it appears. Future dates are Electron's plan (releases.electronjs.org/schedule); a new row comes with each update.
 */

export interface ElectronRelease {
  readonly major: number;
  /** Day of the first stable version, ISO. */
  readonly stable: string;
  /** Last day of support, ISO. */
  readonly endOfSupport: string;
}

export const ELECTRON_RELEASES: readonly ElectronRelease[] = [
  { major: 25, stable: '2023-05-30', endOfSupport: '2023-12-05' },
  { major: 40, stable: '2026-01-13', endOfSupport: '2026-06-30' },
  { major: 41, stable: '2026-03-10', endOfSupport: '2026-08-25' },
  { major: 42, stable: '2026-05-05', endOfSupport: '2026-10-20' },
  { major: 43, stable: '2026-06-30', endOfSupport: '2027-01-05' },
  { major: 44, stable: '2026-08-25', endOfSupport: '2027-03-02' },
  { major: 45, stable: '2026-10-20', endOfSupport: '2027-04-27' },
];

/** Weeks before the end of support from which on an update is due. */
export const WARNING_WEEKS = 8;

const DAY_MS = 24 * 60 * 60_000;

export type ElectronSupport =
  | { readonly state: 'supported' | 'ending'; readonly endOfSupport: string; readonly days: number }
  | { readonly state: 'ended'; readonly endOfSupport: string }
  | { readonly state: 'unknown' };

/** Where the release of `version` ("45.4.1") stands on that day. `days`: until the end of support, the last day included. */
export function electronSupport(version: string, today: Date): ElectronSupport {
  const major = Number.parseInt(version, 10);
  const release = ELECTRON_RELEASES.find((candidate) => candidate.major === major);
  if (release === undefined) return { state: 'unknown' };
  const { endOfSupport } = release;
  const days = Math.floor((Date.parse(endOfSupport) - today.getTime()) / DAY_MS) + 1;
  if (days < 0) return { state: 'ended', endOfSupport };
  return { state: days <= WARNING_WEEKS * 7 ? 'ending' : 'supported', endOfSupport, days };
}
