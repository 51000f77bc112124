/** The names of all channels without their schemas, for the preload, which starts before every page. The types hold them complete. */
import type { CommandName, EventName } from './channels';

type Names<K extends string> = Readonly<Record<K, true>>;

export const COMMAND_NAMES: Names<CommandName> = {
  'app:info': true,
  'app:locale': true,
  'app:ready': true,
  'app:report': true,
  'app:copy': true,
  'app:reveal': true,
  'preferences:get': true,
  'preferences:set': true,
  'panels:get': true,
  'panels:set': true,
  'experiment:last': true,
  'experiment:open': true,
  'experiment:read': true,
  'experiment:save': true,
  'dataset:samples': true,
  'dataset:rows': true,
  'dataset:classCounts': true,
  'enginePacks:list': true,
  'enginePacks:install': true,
  'enginePacks:cancel': true,
  'enginePacks:verify': true,
  'enginePacks:remove': true,
  'training:start': true,
  'training:pause': true,
  'training:resume': true,
  'training:stop': true,
  'training:continue': true,
  'training:unfinished': true,
  'training:reopen': true,
  'training:dismissUnfinished': true,
  'training:snapshot': true,
  'training:evaluate': true,
  'training:predict': true,
  'training:predictRow': true,
};

export const EVENT_NAMES: Names<EventName> = {
  'app:localeChanged': true,
  'training:events': true,
  'enginePacks:changed': true,
  'experiment:opened': true,
  'experiment:refused': true,
  'menu:action': true,
  'menu:preset': true,
};
