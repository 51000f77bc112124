/** The list of generated kernel sources: file name (without .ts) -> text. */
import { activationByCodeSource, ACTIVATION_FORMULAS, activationSource } from './activations';
import { denseForwardSource, denseInputGradientSource, denseWeightGradientSource } from './dense';
import { sparseListSource } from './sparse-lists';
import {
  SPARSE_WIDTHS,
  sparseAdamSource,
  sparseForwardSource,
  sparseTransposeSource,
  sparseWeightGradientSource,
} from './sparse';

export function generatedSources(): ReadonlyMap<string, string> {
  const sources = new Map<string, string>([
    ['dense-forward', denseForwardSource()],
    ['dense-forward-added', denseForwardSource(true)],
    ['dense-input-gradient', denseInputGradientSource()],
    ['dense-weight-gradient', denseWeightGradientSource()],
    ['dense-weight-gradient-added', denseWeightGradientSource(true)],
    ['sparse-list-bytes', sparseListSource()],
    ['sparse-transpose', sparseTransposeSource()],
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
  return sources;
}
