/** The German messages of the settings: each setting's name, help, options and the other words it is found by. */
import type { enSettings } from './en-settings';
import type { Texts } from './texts';

export const deSettings: Texts<typeof enSettings> = {
  'settings.search': 'Einstellungen durchsuchen',
  'settings.clearSearch': 'Suche leeren',
  'settings.none': 'Keine Einstellung heißt „{search}“ oder tut das.',
  'settings.found': '{count, plural, one {# Einstellung} other {# Einstellungen}} gefunden',

  'settings.themeWords': 'Farben dunkel Dunkelmodus Nacht hell Aussehen Thema',
  'settings.contrast': 'Kontrast',
  'settings.contrastHelp':
    'Hoch: Schwarz und Weiß, Rahmen um alles, dickere Kurven. „System“ folgt der Einstellung des Rechners.',
  'settings.contrastOption': '{contrast, select, normal {Normal} high {Hoch} other {System}}',
  'settings.contrastWords': 'Farben Barrierefreiheit Lesbarkeit sichtbar Rahmen lesbar',
  'settings.textSize': 'Textgröße',
  'settings.textSizeHelp': 'Alles im Fenster wächst mit dem Text; nichts wird abgeschnitten.',
  'settings.textSizeOption': '{textSize} %',
  'settings.textSizeWords': 'Zoom Maßstab Schrift Schriftgröße größer kleiner vergrößern',
  'settings.textSizeNow': 'Textgröße {textSize} %',
  'settings.motion': 'Bewegung',
  'settings.motionHelp':
    'Vermindert: Nichts gleitet oder blendet. „System“ folgt der Einstellung des Rechners.',
  'settings.motionOption': '{motion, select, full {Voll} reduced {Vermindert} other {System}}',
  'settings.motionWords': 'Animation Übergang Barrierefreiheit ruhig still',
  'settings.notifyWords': 'Mitteilung Benachrichtigung Meldung Ton fertig',
};
