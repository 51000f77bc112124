/** The English messages of leaving and coming back: closing while training runs, the tray, and going on with an interrupted run. */
export const enMannersText = {
  'closing.message': 'Training is still running.',
  'closing.detail':
    'In the background, training goes on without the window: {hasTray, select, true {click the icon in the system’s tray, or start Epoch Lab again, to bring it back} other {start Epoch Lab again to bring it back}}. If you pause and close, the run is saved as it is at this moment, and the next start offers to go on from this very step.',
  'closing.background': 'Keep training in the background',
  'closing.pause': 'Pause and close',
  'closing.cancel': 'Cancel',

  'menu.window': 'Window',
  'menu.showSettings': 'Settings…',

  'tray.show': 'Show Epoch Lab',
  'tray.quit': 'Quit',

  'reopen.title':
    '{reason, select, closed {A run is waiting to go on} other {A run was interrupted}}',
  'reopen.message':
    '“{name}” {reason, select, closed {was paused when Epoch Lab was closed} other {was cut off when Epoch Lab ended}}, and is saved {step, plural, =0 {after epoch {epoch, number} of {total, number}} other {amid epoch {under, number} of {total, number}}}. It goes on from there as if it had never stopped.',
  'reopen.hint': 'If you would rather not, its folder is kept among the saved runs.',
  'reopen.go': 'Continue training',
  'reopen.dismiss': 'Not now',
  'reopen.otherData':
    'The data has changed since this run began, so that it cannot go on as it would have. Nothing was changed.',
  'reopen.none': 'There is no interrupted run to go on with.',
} as const;
