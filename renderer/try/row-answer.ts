/** What a network predicts for one row, in words. */
import type { Result } from '../../contract/errors';
import type { CommandOutput } from '../../contract/ipc/api';
import { t } from '../../contract/text/text';
import { formatFixed } from '../ui/format-number';

export type PredictRow = (
  values: readonly number[],
) => Promise<Result<CommandOutput<'training:predictRow'>>>;

export type RowAnswer =
  | { readonly kind: 'untrained' }
  | { readonly kind: 'predicted'; readonly value: number }
  | { readonly kind: 'failed'; readonly message: string };

export function predictionText(answer: RowAnswer, unit: string): string {
  switch (answer.kind) {
    case 'untrained':
      return t('try.untrained');
    case 'predicted':
      return t('try.predicted', { value: formatFixed(answer.value, 1), unit });
    case 'failed':
      return answer.message;
  }
}
