/** The progress of an installation in a terminal: one line that renews itself, or one line a stage where nothing can be renewed. */
import { locale, t } from '../../contract/text/text';
import type { PackProgress } from '../../contract/engine-packs/packs';

const BAR_WIDTH = 30;
const TITLE_WIDTH = 32;
const ERASE = '\r\u001b[K';

export interface ProgressLine {
  readonly show: (progress: PackProgress) => void;
  readonly end: () => void;
}

export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  let stage = '';
  return {
    show(progress) {
      const isNew = progress.stage !== stage;
      if (stream.isTTY) {
        if (isNew && stage !== '') stream.write('\n');
        stream.write(ERASE + progressText(progress));
      } else if (isNew) {
        stream.write(`${t('packs.stage', { stage: progress.stage })} …\n`);
      }
      stage = progress.stage;
    },
    end() {
      if (stream.isTTY && stage !== '') stream.write('\n');
    },
  };
}

export function progressText({ stage, done, total, unit }: PackProgress): string {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  const title = t('packs.stage', { stage }).padEnd(TITLE_WIDTH);
  return `${title} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${amount(done, total, unit)}`;
}

function amount(done: number, total: number, unit: PackProgress['unit']): string {
  if (unit !== 'bytes') return `${done} / ${total}`;
  const megabytes = new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 });
  return `${megabytes.format(done / 1e6)} / ${megabytes.format(total / 1e6)} MB`;
}
