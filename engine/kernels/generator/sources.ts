/** The list of generated kernel sources: file name (without .ts) -> text. */
import { activationByCodeSource, ACTIVATION_FORMULAS, activationSource } from './activations';
import { convForwardSource, convWeightGradientSource } from './convolution';
import {
  denseForwardSource,
  denseForwardTrimmedSource,
  denseInputGradientSource,
  denseWeightGradientSource,
} from './dense';
import { LOSS_FORMULAS, lossSource } from './losses';
import { sparseListSource } from './sparse-lists';
import { convPoolForwardSource } from './pooled-convolution';
import { pooledInputGradientSource, pooledWeightGradientSource } from './pooled-gradients';
import {
  SPARSE_WIDTHS,
  sparseAdamSource,
  sparseForwardSource,
  sparseWeightGradientSource,
} from './sparse';
import { winogradForwardSource, winogradKernelSource, winogradPoolForwardSource } from './winograd';

export function generatedSources(): ReadonlyMap<string, string> {
  const sources = new Map<string, string>([
    ['conv-forward', convForwardSource()],
    ['conv-pool-forward', convPoolForwardSource()],
    ['pooled-input-gradient', pooledInputGradientSource()],
    ['pooled-weight-gradient', pooledWeightGradientSource()],
    ['winograd-forward', winogradForwardSource()],
    ['winograd-kernel', winogradKernelSource()],
    ['winograd-pool-forward', winogradPoolForwardSource()],
    ['conv-weight-gradient', convWeightGradientSource()],
    ['dense-forward', denseForwardSource()],
    ['dense-forward-added', denseForwardSource(true)],
    ['dense-forward-trimmed', denseForwardTrimmedSource()],
    ['dense-input-gradient', denseInputGradientSource()],
    ['dense-weight-gradient', denseWeightGradientSource()],
    ['dense-weight-gradient-added', denseWeightGradientSource(true)],
    ['sparse-list-bytes', sparseListSource()],
  ]);
  for (const width of SPARSE_WIDTHS) {
    sources.set(`sparse-forward-${width}`, sparseForwardSource(width));
    sources.set(`sparse-weight-gradient-${width}`, sparseWeightGradientSource(width));
    sources.set(`sparse-adam-${width}`, sparseAdamSource(width));
  }
  sources.set('activation-by-code', activationByCodeSource());
  for (const [file, name] of Object.entries(ACTIVATION_FORMULAS)) {
    sources.set(`activation-${file}`, activationSource(file, name));
  }
  for (const [file, name] of Object.entries(LOSS_FORMULAS)) {
    sources.set(`loss-${file}`, lossSource(file, name));
  }
  return sources;
}
