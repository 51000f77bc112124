/** Every German text. A key that English has and German lacks, or the other way round, is an error of types. */
import { deChartTables } from './de-chart-tables';
import { deCommands } from './de-commands';
import { deCrash } from './de-crash';
import { deEnginePackErrors } from './de-engine-packs';
import { deFileErrors } from './de-files';
import { deImageFields } from './de-image-fields';
import { deKinds } from './de-kinds';
import { deLayerFields } from './de-layer-fields';
import { deMannersText } from './de-manners';
import { deOptimizerFields } from './de-optimizer-fields';
import { dePanels } from './de-panels';
import { deText } from './de-text';
import { deTrainingFields } from './de-training-fields';
import type { Catalogue } from './en';

export const de: Catalogue = {
  fields: { ...deTrainingFields, ...deOptimizerFields, ...deLayerFields, ...deImageFields },
  ...deKinds,
  errors: {
    invalidConfig: {
      title: 'Dieses Experiment lässt sich noch nicht trainieren',
      hint: 'Die markierten Felder berichtigen.',
    },
    invalidRequest: {
      title: 'Die Anfrage wurde abgelehnt',
      hint: 'Das Fenster neu laden und noch einmal versuchen.',
    },
    illegalCommand: {
      title: 'Das ist gerade nicht möglich',
      hint: 'Warten, bis der Lauf so weit ist.',
    },
    startStopped: {
      title: 'Der Lauf wurde vor seinem Beginn angehalten',
      hint: '„Trainieren“ drücken, um ihn neu zu beginnen.',
    },
    dataMissing: {
      title: 'Die Daten fehlen',
      hint: 'Epoch Lab neu installieren, um seine Datendateien wiederherzustellen.',
    },
    dataCorrupt: {
      title: 'Die Daten sind beschädigt',
      hint: 'Epoch Lab neu installieren, um seine Datendateien wiederherzustellen.',
    },
    runDamaged: {
      title: 'Dieser Lauf kann nicht weitergehen',
      hint: 'Sein Ordner wurde gelassen, wie er war. „Trainieren“ drücken, um einen neuen Lauf zu beginnen.',
    },
    diverged: {
      title: 'Der Verlust ist keine Zahl mehr',
      hint: 'Eine kleinere Lernrate versuchen.',
    },
    outOfMemory: {
      title: 'Zu wenig Speicher',
      hint: 'Weniger Neuronen, weniger Schichten oder einen kleineren Batch nehmen.',
    },
    engineUnavailable: {
      title: 'Die Engine ist nicht verwendbar',
      hint: 'Eine andere Engine wählen.',
    },
    engineFailed: {
      title: 'Die Engine hat angehalten',
      hint: 'Vom letzten Zwischenstand aus mit der eingebauten Engine weitermachen.',
    },
    unsupported: {
      title: 'Das kann diese Engine nicht',
      hint: 'Eine andere Engine oder Schicht wählen.',
    },
    notWritable: {
      title: 'Der Lauf konnte nicht gespeichert werden',
      hint: 'Platz schaffen oder die Rechte des Ordners prüfen.',
    },
    noModel: {
      title: 'Es gibt noch kein trainiertes Modell',
      hint: 'Zuerst „Trainieren“ drücken.',
    },
    trainerCrashed: {
      title: 'Der Trainingsprozess hat unerwartet geendet',
      hint: 'Vom letzten Zwischenstand aus weitermachen oder neu trainieren.',
    },
    ...deEnginePackErrors,
    ...deFileErrors,
    unexpected: {
      title: 'In Epoch Lab ist etwas schiefgegangen',
      hint: 'Einzelheiten stehen im Protokoll; nichts wurde gesendet.',
    },
  },
  text: {
    ...deText,
    ...dePanels,
    ...deChartTables,
    ...deCommands,
    ...deCrash,
    ...deMannersText,
  },
};
