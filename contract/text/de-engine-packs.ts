/** The German words of engine packs: what can go wrong with one, its settings, and the command that installs it. */
import type { enEnginePackErrors, enEnginePackText } from './en-engine-packs';
import type { Texts } from './texts';

export const deEnginePackErrors: Texts<typeof enEnginePackErrors> = {
  enginePackMissing: {
    title: 'Die Engine ist nicht installiert',
    hint: 'In den Einstellungen installieren (im Ordner des Quelltexts: npm run engine:tensorflow) oder die eingebaute Engine wählen.',
  },
  enginePackCorrupt: {
    title: 'Die Dateien der Engine sind beschädigt',
    hint: 'Die Engine in den Einstellungen entfernen und neu installieren.',
  },
  enginePackWrongVersion: {
    title: 'Die Engine gehört zu einer anderen Version von Epoch Lab',
    hint: 'In den Einstellungen neu installieren.',
  },
  enginePackUnsupported: {
    title: 'Diese Engine gibt es für diesen Rechner nicht',
    hint: 'Die eingebaute Engine verwenden.',
  },
  enginePackDownload: {
    title: 'Die Engine konnte nicht geladen werden',
    hint: 'Das Netzwerk prüfen, dann neu installieren: Was schon da ist, bleibt erhalten.',
  },
  enginePackBuild: {
    title: 'Die Anbindung der Engine konnte nicht gebaut werden',
    hint: 'Einen C++-Compiler installieren, dann die Engine neu installieren.',
  },
  enginePackUnfit: {
    title: 'Die Engine hat ihre Prüfung nicht bestanden',
    hint: 'Die eingebaute Engine verwenden; Einzelheiten stehen im Protokoll.',
  },
  enginePackBusy: {
    title: 'Die Engine wird bereits installiert',
    hint: 'Das Ende der anderen Installation abwarten.',
  },
  enginePackCancelled: {
    title: 'Die Arbeit an der Engine wurde abgebrochen',
    hint: 'Sie kann jederzeit neu begonnen werden.',
  },
};

export const deEnginePackText: Texts<typeof enEnginePackText> = {
  'packs.missing': 'In {folder} ist keine Engine.',
  'packs.manifestDamaged':
    'Der Dateiliste der Engine, {path}, ist nicht zu trauen ({reason}). Die Engine wurde nicht geladen.',
  'packs.noList': 'sie ist keine solche Liste',
  'packs.listTooLarge': 'sie ist zu groß',
  'packs.entryMisfits': 'der Eintrag {place} passt nicht',
  'packs.fileStrange': 'Die Datei {path} gehört nicht zur Engine. Die Engine wurde nicht geladen.',
  'packs.fileMissing': 'Die Datei {path} der Engine fehlt. Die Engine wurde nicht geladen.',
  'packs.fileDiffers':
    'Die Datei {path} der Engine ist nicht die installierte: Ihre Prüfsumme weicht ab. Die Engine wurde nicht geladen.',
  'packs.fileSize':
    'Die Datei {path} der Engine ist nicht die installierte: Ihre Größe weicht ab. Die Engine wurde nicht geladen.',
  'packs.fileUnreadable':
    'Die Datei {path} der Engine lässt sich nicht lesen ({reason}). Die Engine wurde nicht geladen.',
  'packs.wrongFormat':
    'Die Engine wurde von einer anderen Version von Epoch Lab installiert (Format {found}, hier {expected}). Sie wurde nicht geladen.',
  'packs.wrongVersion':
    'Installiert ist eine andere Engine ({found}) als die, mit der diese Version von Epoch Lab arbeitet ({expected}). Sie wurde nicht geladen.',
  'packs.unsupported':
    'Diese Engine gibt es nicht für {platform}: Epoch Lab kennt die Bibliotheken von TensorFlow nur für Linux auf x86-64. Die eingebaute Engine trainiert jedes Netz.',
  'packs.cannotFetch':
    'Die Datei {file} ({megabytes, number} MB) konnte nicht geladen werden, weder über pip noch direkt. Was schon da ist, bleibt erhalten: neu installieren, sobald der Python-Paketindex erreichbar ist.',
  'packs.wheelDamaged':
    'Die Datei {file} ist kein ordentliches Python-Wheel. Nichts wurde installiert.',
  'packs.notWritable':
    '{deed, select, verify {Die Dateien der Engine konnten nicht gelesen werden ({reason}). Nichts wurde geändert. Die Rechte des Ordners prüfen.} remove {Die Engine konnte nicht entfernt werden ({reason}). Die Rechte des Ordners prüfen, dann noch einmal entfernen.} other {Die Engine konnte nicht geschrieben werden ({reason}). Nichts wurde geändert. Platz schaffen oder die Rechte des Ordners prüfen.}}',
  'packs.noSpace':
    'Die Installation braucht vorübergehend {needed, number, ::.0} GB, aber in {folder} sind nur {free, number, ::.0} GB frei. Nichts wurde geändert. Platz schaffen, dann neu installieren.',
  'packs.noCompiler':
    'Um die Anbindung der Engine zu bauen, wird ein C++-Compiler gebraucht, und es fand sich keiner. Einen installieren (Debian, Ubuntu: „sudo apt install g++“; Fedora: „sudo dnf install gcc-c++“), dann die Engine neu installieren. Was schon geladen ist, bleibt erhalten.',
  'packs.buildFailed':
    'Der Compiler {compiler} konnte die Anbindung der Engine nicht bauen. Was schon geladen ist, bleibt erhalten; in den Einzelheiten steht, was der Compiler selbst sagt.',
  'packs.checkFailed':
    '{count, plural, one {# von TensorFlows eigenen Tests schlägt} other {# von TensorFlows eigenen Tests schlagen}} auf diesem Rechner fehl; die Engine würde also falsch rechnen. Sie wurde nicht installiert.',
  'packs.cannotLoad':
    'Die Bibliotheken von TensorFlow lassen sich auf diesem Rechner nicht laden. Die Engine wurde nicht installiert; die Einzelheiten sagen, warum.',
  'packs.loadFailed':
    'Die Bibliotheken von TensorFlow lassen sich nicht laden, obwohl jede Datei noch die installierte ist. Die Einzelheiten sagen, warum.',
  'packs.noDriver':
    'Es fand sich kein NVIDIA-Treiber; TensorFlow rechnet deshalb auf dem Prozessor. Den Treiber für die GPU installieren, dann Epoch Lab neu starten.',
  'packs.noGpu':
    'Der NVIDIA-Treiber findet keine GPU; TensorFlow rechnet deshalb auf dem Prozessor. Prüfen, ob die GPU eingeschaltet und nicht belegt ist.',
  'packs.noLibrary':
    'In der Engine fehlt die Bibliothek {library}; TensorFlow rechnet deshalb auf dem Prozessor. Die Engine in den Einstellungen entfernen und neu installieren.',
  'packs.gpuUnusable':
    'TensorFlow kann die GPU nicht nutzen und rechnet auf dem Prozessor: Der Treiber ist zu alt für CUDA 12, die GPU ist älter, als TensorFlow unterstützt, oder ein anderes Programm belegt ihren Speicher. Den Treiber erneuern, solche Programme beenden, dann Epoch Lab neu starten.',
  'packs.jobDied':
    'Der Prozess, der an der Engine arbeitete, hat ohne ein Wort geendet (Code {code}). Nichts wurde geändert.',
  'packs.busy': 'Ein anderer Prozess installiert diese Engine gerade. Nichts wurde geändert.',
  'packs.busyHere': 'An dieser Engine wird gerade gearbeitet. Bitte das Ende abwarten.',
  'packs.cancelled':
    '{deed, select, verify {Die Prüfung wurde abgebrochen. Nichts wurde geändert.} remove {Das Entfernen wurde abgebrochen. Die Engine noch einmal entfernen, um allen Platz frei zu machen.} other {Die Installation wurde abgebrochen. Was schon geladen ist, bleibt für einen weiteren Versuch erhalten.}}',
  'packs.failedInside':
    '{deed, select, verify {Die Engine konnte wegen eines Fehlers in Epoch Lab nicht geprüft werden. Nichts wurde geändert; Einzelheiten stehen im Protokoll.} remove {Die Engine konnte wegen eines Fehlers in Epoch Lab nicht entfernt werden. Einzelheiten stehen im Protokoll.} other {Die Engine konnte wegen eines Fehlers in Epoch Lab nicht installiert werden. Nichts wurde geändert; Einzelheiten stehen im Protokoll.}}',

  'packs.stage':
    '{stage, select, download {TensorFlow wird geladen} unpack {Entpacken} build {Anbindung wird gebaut} strip {Bibliotheken werden verkleinert} hash {Prüfsummen werden berechnet} check {TensorFlows Tests laufen} finish {Abschließen} other {In Arbeit}}',

  'engines.title': 'Engines',
  'engines.name': '{device, select, gpu {TensorFlow für NVIDIA-GPUs} other {TensorFlow}}',
  'engines.aboutBuiltin': 'Teil von Epoch Lab: trainiert jedes Netz, auf jedem Rechner.',
  'engines.aboutPack':
    '{device, select, gpu {TensorFlows eigene Bibliotheken mit CUDA 12. Braucht eine NVIDIA-GPU und ihren Treiber; lohnt sich bei großen Netzen.} other {TensorFlows eigene Bibliotheken, auf dem Prozessor: zum Vergleichen, und für Ergebnisse, wie TensorFlow sie hat.}}',
  'engines.state':
    '{phase, select, absent {Nicht installiert} installing {Wird installiert …} verifying {Wird geprüft …} removing {Wird entfernt …} ready {Bereit} other {Nicht verwendbar}}',
  'engines.unavailable': 'Nicht für diesen Rechner',
  'engines.versions': 'Versionen',
  'engines.versionsOf': 'TensorFlow {tensorflow}, tfjs-node-gpu {binding}',
  'engines.deviceOf': '{kind, select, gpu {GPU: {name}} other {Prozessor: {name}}}',
  'engines.builtinDevice': 'Prozessor, WebAssembly',
  'engines.disk': 'Speicherplatz',
  'engines.builtinDisk': 'Keiner außer Epoch Lab selbst',
  'engines.download': 'Zu laden',
  'engines.check': 'Prüfung',
  'engines.checkOf':
    '{passed, number} von TensorFlow.js’ eigenen Tests bestanden, {excepted, number} namentlich ausgenommen',
  'engines.verified': 'Geprüft',
  'engines.progress': '{name}: {have} von {all}',
  'engines.install': 'Installieren',
  'engines.installOf': '{name} installieren',
  'engines.reinstall': 'Neu installieren',
  'engines.reinstallOf': '{name} neu installieren',
  'engines.verify': 'Prüfen',
  'engines.verifyOf': '{name} prüfen',
  'engines.remove': 'Entfernen',
  'engines.removeOf': '{name} entfernen',
  'engines.cancel': 'Abbrechen',
  'engines.cancelOf': 'Arbeit an {name} abbrechen',
  'engines.removeTitle': '{name} entfernen?',
  'engines.removeText':
    'Das macht {size} frei. Läufe und ihre Modelle bleiben erhalten, und die Engine kann jederzeit wieder installiert werden.',
  'engines.keep': 'Behalten',
  'engines.removeNow': 'Entfernen',

  'packCli.help': `Installiert TensorFlow als Engine: seine Bibliotheken (etwa 270 MB zu laden) und eine auf diesem Rechner gebaute Anbindung.

Aufruf: npm run engine:tensorflow [-- Optionen]

  --gpu      Die Engine für NVIDIA-GPUs (CUDA 12): 3,1 GB zu laden
  --verify   Stattdessen das Installierte mit seiner Dateiliste vergleichen
  --remove   Stattdessen das Installierte entfernen
  --help     Diesen Text zeigen

Rückgabewert: 0 getan, 1 fehlgeschlagen, 2 falsche Argumente, 130 mit Strg-C abgebrochen (was schon geladen ist, bleibt erhalten).`,
  'packCli.unknown': 'Die Option „{option}“ gibt es nicht.',
  'packCli.failed': '{message}\n\nWas zu tun ist: {hint}',
  'packCli.installed':
    'TensorFlow {version} ist in {folder} installiert: {passed, number} seiner eigenen Tests bestanden, {excepted, number} ausgenommen. Es rechnet auf: {device}.',
  'packCli.verified': 'Jede Datei in {folder} ist noch die installierte.',
  'packCli.removed': '{folder} wurde entfernt.',
};
