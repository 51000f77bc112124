/** Sizes of files and downloads: "634 MB", "2.9 GB". */
import { formatUnit } from '../ui/format-number';

export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return formatUnit(bytes / 1e9, 'gigabyte', 1);
  return formatUnit(bytes / 1e6, 'megabyte', bytes < 10e6 && bytes > 0 ? 1 : 0);
}
