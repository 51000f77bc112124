/** What main answers to each command of the channel table: one line each; the work is done by the rooms behind. */
import { success } from '../../contract/errors';
import type { CommandInput, CommandOutput, Handlers } from '../../contract/ipc/api';
import type { Panels } from '../../contract/panels';
import type { Preferences } from '../../contract/preferences';
import { locale } from '../../contract/text/text';
import type { EnginePackDesk } from '../engine-pack-desk';
import type { ExperimentDesk } from '../experiment-desk';
import type { LastExperiment } from '../last-experiment';
import type { PreferenceStore } from '../preferences';
import type { StoredJson } from '../stored-json';
import type { TrainingHost } from '../training/host';
import type { UnfinishedRunDesk } from '../unfinished-run';

export interface HandlerRooms {
  readonly info: () => CommandOutput<'app:info'>;
  readonly showWindow: (page: CommandInput<'app:ready'>) => void;
  readonly report: (text: string) => void;
  readonly copy: (text: string) => void;
  readonly reveal: (what: CommandInput<'app:reveal'>['what']) => void;
  readonly preferences: PreferenceStore;
  readonly onPreferences: (preferences: Preferences) => void;
  readonly panels: StoredJson<Panels>;
  readonly lastExperiment: LastExperiment;
  readonly experiments: ExperimentDesk;
  readonly host: TrainingHost;
  readonly unfinished: UnfinishedRunDesk;
  readonly packs: EnginePackDesk;
}

export function createHandlers(rooms: HandlerRooms): Handlers {
  const { host, preferences, lastExperiment, packs } = rooms;
  return {
    'app:info': () => success(rooms.info()),
    'app:locale': () => success(locale()),
    'app:ready': (page) => {
      rooms.showWindow(page);
      return success(undefined);
    },
    'app:report': ({ message, detail }) => {
      rooms.report(`window: ${message}\n${detail}`);
      return success(undefined);
    },
    'app:copy': ({ text }) => {
      rooms.copy(text);
      return success(undefined);
    },
    'app:reveal': ({ what }) => {
      rooms.reveal(what);
      return success(undefined);
    },
    'preferences:get': () => success(preferences.current),
    'preferences:set': (input) => {
      rooms.onPreferences(input);
      return success(preferences.set(input));
    },
    'panels:get': () => success(rooms.panels.read() ?? null),
    'panels:set': (input) => {
      rooms.panels.write(input);
      return success(undefined);
    },
    'experiment:last': () => success(lastExperiment.read()),
    'experiment:open': () => rooms.experiments.open(),
    'experiment:read': (input) => rooms.experiments.openText(input),
    'experiment:save': ({ config }) => rooms.experiments.save(config),
    'dataset:samples': (input) => host.request('samples', input),
    'dataset:rows': (input) => host.request('rows', input),
    'dataset:classCounts': (input) => host.request('classCounts', input),
    'enginePacks:list': async () => success([...(await packs.list())]),
    'enginePacks:install': ({ id }) => packs.install(id),
    'enginePacks:cancel': ({ id }) => packs.cancel(id),
    'enginePacks:verify': ({ id }) => packs.verify(id),
    'enginePacks:remove': ({ id }) => packs.remove(id),
    'training:start': async (input) => {
      const started = await host.request('start', input);
      if (started.ok) lastExperiment.remember(input.config);
      return started;
    },
    'training:pause': () => host.request('pause', undefined),
    'training:resume': () => host.request('resume', undefined),
    'training:stop': () => host.request('stop', undefined),
    'training:continue': (input) => host.continueRun(input),
    'training:unfinished': () => rooms.unfinished.offer(),
    'training:reopen': (input) => rooms.unfinished.reopen(input),
    'training:dismissUnfinished': () => {
      rooms.unfinished.dismiss();
      return success(undefined);
    },
    'training:snapshot': () => success(host.run.snapshot()),
    'training:evaluate': () => host.request('evaluate', undefined),
    'training:predict': (input) => host.request('predict', input),
    'training:predictRow': (input) => host.request('predictRow', input),
  };
}
