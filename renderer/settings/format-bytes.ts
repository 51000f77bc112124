/** Sizes of files and downloads: "634 MB", "2.9 GB". */
import { formatFixed } from '../ui/format-number';

export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${formatFixed(bytes / 1e9, 1)} GB`;
  return `${formatFixed(bytes / 1e6, bytes < 10e6 && bytes > 0 ? 1 : 0)} MB`;
}
