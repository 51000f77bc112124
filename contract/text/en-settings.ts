/** The English messages of the settings: each setting's name, help, options and the other words it is found by. */
export const enSettings = {
  'settings.search': 'Search the settings',
  'settings.clearSearch': 'Clear the search',
  'settings.none': 'No setting is called or does “{search}”.',
  'settings.found': '{count, plural, one {# setting} other {# settings}} found',

  'settings.themeWords': 'colours dark mode night light bright appearance',
  'settings.contrast': 'Contrast',
  'settings.contrastHelp':
    'High: black and white, borders round everything, thicker curves. System follows the setting of your computer.',
  'settings.contrastOption': '{contrast, select, normal {Normal} high {High} other {System}}',
  'settings.contrastWords': 'colours accessibility legibility visible borders readable',
  'settings.textSize': 'Text size',
  'settings.textSizeHelp': 'Everything in the window grows with the text, so nothing is cut off.',
  'settings.textSizeOption': '{textSize} %',
  'settings.textSizeWords': 'zoom scale font larger smaller bigger magnify',
  'settings.textSizeNow': 'Text size {textSize} %',
  'settings.motion': 'Motion',
  'settings.motionHelp':
    'Reduced: nothing slides or fades. System follows the setting of your computer.',
  'settings.motionOption': '{motion, select, full {Full} reduced {Reduced} other {System}}',
  'settings.motionWords': 'animation transition accessibility still',
  'settings.notifyWords': 'notification message sound finished done',
} as const;
