/** The English messages of the page that takes the window's place after a crash. */
export const enCrash = {
  'crash.title': 'This window stopped working',
  'crash.what': 'What happened',
  'crash.drawing':
    'An error inside Epoch Lab kept the window from being drawn. Nothing you did was wrong.',
  'crash.gone':
    'The process that draws the window {reason, select, oom {ran out of memory} killed {was ended from outside Epoch Lab} other {ended unexpectedly}}.',
  'crash.kept': 'What was kept',
  'crash.training':
    'Training goes on in a process of its own, now in epoch {epoch, number} of {epochs, number}: nothing of it is lost.',
  'crash.paused':
    'Training is paused in epoch {epoch, number} of {epochs, number}, in a process of its own: nothing of it is lost.',
  'crash.lastRun': 'The last run is kept with its model, history and settings.',
  'crash.noRun': 'Saved runs and settings are kept.',
  'crash.lost': 'Changes of the experiment made since Train was last pressed may be lost.',
  'crash.reload': 'Reload the window',
  'crash.showLog': 'Show log',
  'crash.note': 'Nothing was sent. The details are in a log on this machine.',
} as const;
