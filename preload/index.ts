/** Gives the page `window.api`: the commands and events of the channel table as two functions, and nothing of Electron. No logic. */
import { contextBridge, ipcRenderer } from 'electron';
import { COMMANDS, EVENTS } from '../contract/ipc/channels';
import { createApi } from './create-api';

contextBridge.exposeInMainWorld('api', createApi(ipcRenderer, COMMANDS, EVENTS));
