/** The English messages of the tour: a title and a sentence or two for each control it points at. */
export const enTour = {
  'tour.label': 'Tour of the window',
  'tour.progress': 'Step {at} of {count}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.done': 'Done',
  'tour.skip': 'Skip the tour',

  'tour.network.title': 'Your network',
  'tour.network.text':
    'Layers from input to output. Choose one to change it, drag to move it, or add another. It is ready to train as it is.',
  'tour.train.title': 'Train it',
  'tour.train.text':
    'This is the one button to press. The network sees all the samples a few times and learns; pause or stop it whenever you like.',
  'tour.curves.title': 'Watch it learn',
  'tour.curves.text':
    'The loss should fall and the accuracy rise. The line below the curves says in words how it is going, and why.',
  'tour.sketch.title': 'Try it out',
  'tour.sketch.text':
    'Draw a digit and see what the network takes it for, even while it trains. With a table of numbers, set the inputs here instead.',
  'tour.evaluate.title': 'How good is it?',
  'tour.evaluate.text':
    'Evaluate tests it on samples it has never seen, and shows what it mistakes for what.',
  'tour.settings.title': 'Make it yours',
  'tour.settings.text':
    'Theme, contrast, text size and engines are in the settings. This tour waits in the Help menu.',
} as const;
