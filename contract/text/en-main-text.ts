/** The English messages of the app around the window: menu, dialogs, notifications, saved runs and the command line. */
export const enMainText = {
  'menu.file': 'File',
  'menu.edit': 'Edit',
  'menu.run': 'Run',
  'menu.view': 'View',
  'menu.help': 'Help',
  'menu.newFromPreset': 'New from preset',
  'menu.undoSketch': 'Undo last stroke',
  'menu.clearSketch': 'Clear sketchpad',
  'menu.train': 'Train',
  'menu.pauseOrResume': 'Pause or resume',
  'menu.stop': 'Stop',
  'menu.continue': 'Train 5 more epochs',
  'menu.showLab': 'Lab',
  'menu.showEvaluate': 'Evaluate',
  'menu.textNormal': 'Text size 100 %',
  'menu.textLarger': 'Larger text',
  'menu.textSmaller': 'Smaller text',
  'menu.showTour': 'Tour of the window',
  'menu.showShortcuts': 'Keyboard shortcuts',
  'menu.showPalette': 'Command palette',
  'menu.showAbout': 'About Epoch Lab',
  'menu.showRuns': 'Show saved runs',
  'menu.showLog': 'Show log',
  'menu.role.undo': 'Undo',
  'menu.role.redo': 'Redo',
  'menu.role.cut': 'Cut',
  'menu.role.copy': 'Copy',
  'menu.role.paste': 'Paste',
  'menu.role.selectAll': 'Select all',
  'menu.role.fullScreen': 'Full screen',
  'menu.role.minimize': 'Minimize',
  'menu.role.close': 'Close window',
  'menu.role.quit': 'Quit',
  'menu.role.reload': 'Reload',
  'menu.role.tools': 'Developer tools',
  'menu.role.services': 'Services',
  'menu.role.hide': 'Hide Epoch Lab',
  'menu.role.hideOthers': 'Hide others',
  'menu.role.unhide': 'Show all',
  'menu.role.zoom': 'Zoom',
  'menu.role.front': 'Bring all to front',

  'window.title': 'Epoch Lab',
  'window.titleTraining': 'Epoch {epoch, number} of {total, number} – Epoch Lab',
  'window.titlePaused': 'Paused in epoch {epoch, number} of {total, number} – Epoch Lab',

  'notification.finished': 'Training has finished',
  'notification.finishedBody': 'Test accuracy {accuracy, number, ::percent .00}.',
  'notification.failed': 'Training has ended early',

  'main.dataFolderWarning':
    'Nothing can be saved in {folder}. Settings will not be remembered, and training needs a folder for its runs: check the folder’s permissions or free some space.',
  'main.windowMissing':
    'The window’s files are missing from this copy of Epoch Lab. Install it again, or run “npm run build” in a checkout.',
  'main.requestRefused': 'The request “{command}” was refused. Nothing was changed.',
  'main.requestFailed':
    '“{command}” failed inside Epoch Lab. Nothing was changed; the log has the details.',
  'main.requestTimedOut':
    '“{command}” got no answer from the training process in {seconds, number} seconds.',
  'main.trainerCrashed':
    'The training process stopped unexpectedly ({reason}). {saved, select, checkpoint {The run is saved up to step {step, number}: continue from there, or train again.} run {Nothing of the run had been saved yet: press Train to start again.} other {A new process is ready: press Train to start.}}',
  'main.crashSilent': 'no answer',
  'main.crashCode': 'exit code {code}',
  'main.trainerEnded': 'The training process has ended.',
  'main.trainerGaveUp':
    'The training process has stopped unexpectedly {count, number} times within five minutes ({reason}). {saved, select, checkpoint {The run is saved up to step {step, number}: continue from there, or train again, for one more try.} other {Press Train to try once more.}}',

  'runs.notWritable':
    'The run could not be saved in {folder} ({reason}). {kept, select, model {The trained model is kept in memory until you train again or close Epoch Lab: you can still evaluate and use it. Once there is room, train on for some epochs: then it is saved. What was saved earlier is kept.} other {Training has not begun, so nothing is lost. Check the folder’s permissions, or free some space.}}',
  'runs.nothingSaved':
    'Nothing of this run had been saved yet in {folder}, so it cannot go on. Train again to start anew.',
  'runs.damaged':
    'What was saved of this run in {folder} is damaged or incomplete, so it cannot go on. The files were left as they are. Train again to start anew.',
  'runs.modelCorrupt':
    'The saved model is damaged and cannot be opened. The file was left as it is.',

  'engine.kernelsMissing':
    'The built-in engine’s files are missing from {folder} ({reason}). Install Epoch Lab again, or run “npm run build” in a checkout.',

  'data.missing':
    'The data file {file} cannot be read ({reason}). Nothing was changed. Install Epoch Lab again to restore it.',

  'training.startStopped': 'Stopped while the network was being built. Nothing was changed.',
  'training.busy': 'Another request is still being prepared. Try again in a moment.',
  'training.illegal':
    '“{command}” is not possible while {phase, select, idle {nothing has been trained yet} training {training runs} paused {training is paused} stopped {training is stopped} finished {training has finished} other {the last training has failed}}.',
  'training.noModel': 'There is no trained model yet. Train first.',
  'training.pixelCount':
    'A picture of {expected, number} pixels is needed, but {received, number} came.',
  'training.sampleIndex':
    'There is no sample {index, number}: they are numbered from 0 to {last, number}.',
  'training.failedInside':
    'Training ended because of an error inside Epoch Lab. The log has the details.',

  'cli.help': `Trains a network in the terminal and saves the run.

Usage: npm run train -- [options]

  --preset NAME       Ready experiment to train: {presets} (default: tutorial)
  --experiment FILE   Experiment to train, as JSON, instead of a preset
  --epochs N          How often to go through all samples
  --batch-size N      Samples in one step
  --seed N            Start of all randomness: the same seed repeats the same run
  --engine NAME       {engines}
  --threads N         Processor cores to use; 0 takes what the machine has
  --precision NAME    {precisions}
  --out DIR           Folder for the run’s own folder (default: {out})
  --json              Print one JSON object a line on standard output, and nothing else there
  --help              Show this text

Ctrl-C stops the run and keeps model, history and settings; a second Ctrl-C ends at once.
Exit code: 0 finished, 1 the run failed, 2 wrong arguments, 130 stopped by Ctrl-C (the run is saved).`,
  'cli.badArguments': '{problem}\nRun with --help to see what is possible.',
  'cli.presetOrExperiment': 'Give --preset or --experiment, not both.',
  'cli.unknownPreset': 'There is no preset “{preset}”. Choose one of: {presets}.',
  'cli.notANumber': '{option} needs a whole number, but got “{value}”.',
  'cli.experimentProblem': '{path}: {message}',
  'cli.engine':
    'Engine: {id} {version}, {device}, {threads, plural, one {# thread} other {# threads}}, {precision}',
  'cli.engineReason': '  ({reason})',
  'cli.data': 'Training on {training, number} samples, validating on {validation, number}',
  'cli.epoch': 'Epoch {epoch}/{total}',
  'cli.test': 'Test loss: {loss} - test accuracy: {accuracy}',
  'cli.saved': 'Run saved in {folder}',
  'cli.stopped': 'Stopped; everything up to here is kept.',
  'cli.stopping': 'Stopping and saving (Ctrl-C again ends at once) …',
  'cli.testLoss': 'Test loss: {loss}',
  'notification.finishedLoss': 'Test loss {loss, number, ::.0000}.',
  'training.rowValues':
    'A row of {expected, number} values is needed, one for each column, but something else came.',
  'training.noPictures': 'The samples of this dataset are no pictures; ask for its rows.',
} as const;
