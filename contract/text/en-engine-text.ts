/** The English messages of training, engines and data files, read by `t()`. */
export const enEngineText = {
  'training.diverged':
    'The loss stopped being a number at step {step} in epoch {epoch}. Training has ended; the history up to there is kept. Try a smaller learning rate.',
  'training.evaluationDiverged':
    'The network’s answers are no longer numbers, so it cannot be evaluated. Train again with a smaller learning rate.',

  'engine.reasonChosen': 'Chosen in the experiment.',
  'engine.reasonFastest': 'The fastest engine that can train this network.',
  'engine.reasonFallback': 'The built-in engine could not be used: {problem}',
  'engine.reasonRace': '{winner}: {times}× faster than {loser} on this model.',
  'engine.reasonAsFast': '{winner}: about as fast as {loser} on this model.',
  'engine.reasonAlone': 'The built-in engine, because TensorFlow could not be used: {problem}',
  'engine.raceName':
    '{id, select, builtin {Built-in} tensorflow {{isGpu, select, yes {TensorFlow GPU} other {TensorFlow CPU}}} other {Reference}}',
  'engine.referenceDevice': 'CPU, plain TypeScript (float64)',
  'engine.builtinDevice':
    'CPU, WebAssembly SIMD ({precision, select, fast {fused multiply-add} other {same bits on every machine}})',
  'engine.kernelsUnusable':
    'The built-in engine cannot run on this machine: its kernels did not pass their start-up check ({problem}).',
  'engine.tensorflowDevice':
    '{kind, select, gpu {GPU} other {CPU}}, {name}{memory, plural, =0 {} other { (# GiB)}}, TensorFlow',
  'engine.tensorflowOutOfMemory':
    'TensorFlow ran out of memory on the {kind, select, gpu {GPU} other {CPU}} ({name}). The run has ended; its last checkpoint is kept. Use a smaller batch or fewer units, or continue on the built-in engine.',
  'engine.deviceLost':
    'The GPU ({name}) stopped answering. The run has ended; its last checkpoint is kept. Continue on the built-in engine, or train again once the GPU is back.',
  'engine.tensorflowFailed':
    'TensorFlow stopped with an error of its own (status {status}). The run has ended; its last checkpoint is kept. Continue on the built-in engine.',
  'engine.tensorflowWrong':
    'TensorFlow does not compute as it should on this machine and is not used ({problem}). Verify the engine under Settings > Engines, or use the built-in engine.',
  'engine.tensorflowMissing':
    'TensorFlow is not installed. Install it under Settings > Engines, or with npm run engine:tensorflow.',
  'engine.samplesOutOfMemory': 'There is not enough memory to hold these {count} samples.',
  'engine.outOfMemory':
    'There is not enough memory for this network. Use fewer units, fewer layers or a smaller batch.',
  'engine.lacksLayer': 'The built-in engine has no {kind} yet.',
  'engine.stateMismatch':
    'The saved state does not belong to this network: “{tensor}” does not fit. Nothing was changed.',

  'data.corrupt':
    'The data file “{file}” is damaged: {problem} ({field}, byte {offset}). Nothing was loaded. Install Epoch Lab again to restore it.',
  'data.checksum':
    'The data file “{file}” is not the original: its checksum differs. Nothing was loaded. Install Epoch Lab again to restore it.',
  'data.tooShort': 'it should have {expected} bytes or more, but ends after {found}',
  'data.trailingBytes':
    '{count, plural, one {# byte follows} other {# bytes follow}} where it should end',
  'data.notIdx': 'it does not begin as an IDX file does',
  'data.elementType': 'its elements have the type {type}, not unsigned bytes',
  'data.rank': 'it has {found} dimensions, not {expected}',
  'data.dimension': 'a dimension of {dimension} is not possible',
  'data.imageSize': 'its images are {size}, not 28 × 28',
  'data.labelCount': 'it has {labels} labels for {images} images',
  'data.label': 'a label is {label}, but labels run from 0 to {last}',
} as const;
