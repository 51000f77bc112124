/** The German messages of leaving and coming back: closing while training runs, the tray, and going on with an interrupted run. */
import type { enMannersText } from './en-manners';
import type { Texts } from './texts';

export const deMannersText: Texts<typeof enMannersText> = {
  'closing.message': 'Das Training läuft noch.',
  'closing.detail':
    'Im Hintergrund geht das Training ohne Fenster weiter: {hasTray, select, true {Ein Klick auf das Symbol im Infobereich oder ein neuer Start von Epoch Lab bringt es zurück} other {Ein neuer Start von Epoch Lab bringt es zurück}}. Mit „Pause und schließen“ wird der Lauf so gespeichert, wie er in diesem Augenblick ist, und der nächste Start bietet an, genau an diesem Schritt weiterzumachen.',
  'closing.background': 'Im Hintergrund weiter trainieren',
  'closing.pause': 'Pause und schließen',
  'closing.cancel': 'Abbrechen',

  'menu.window': 'Fenster',
  'menu.showSettings': 'Einstellungen …',

  'tray.show': 'Epoch Lab zeigen',
  'tray.quit': 'Beenden',

  'reopen.title':
    '{reason, select, closed {Ein Lauf wartet darauf weiterzugehen} other {Ein Lauf wurde unterbrochen}}',
  'reopen.message':
    '„{name}“ {reason, select, closed {ruht, seit Epoch Lab geschlossen wurde,} other {brach ab, als Epoch Lab endete,}} und ist {step, plural, =0 {nach Epoche {epoch, number} von {total, number}} other {mitten in Epoche {under, number} von {total, number}}} gespeichert. Von dort geht es weiter, als hätte der Lauf nie angehalten.',
  'reopen.hint': 'Auch sonst bleibt sein Ordner bei den gespeicherten Läufen erhalten.',
  'reopen.go': 'Weiter trainieren',
  'reopen.dismiss': 'Nicht jetzt',
  'reopen.otherData':
    'Die Daten haben sich seit dem Beginn dieses Laufs geändert; er kann nicht so weitergehen, wie er es getan hätte. Nichts wurde geändert.',
  'reopen.none': 'Es gibt keinen unterbrochenen Lauf, der weitergehen könnte.',
};
