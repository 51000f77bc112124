/** Gives the page `window.api`: the commands and events of the channel table as two functions, and nothing of Electron. No logic. */
import { contextBridge, ipcRenderer } from 'electron';
import { COMMAND_NAMES, EVENT_NAMES } from '../contract/ipc/channel-names';
import { createApi } from './create-api';

contextBridge.exposeInMainWorld('api', createApi(ipcRenderer, COMMAND_NAMES, EVENT_NAMES));
