// What the app's start is measured against: Electron with one window and a word in it, as hardened as the app's own.
'use strict';

const { app, BrowserWindow } = require('electron');

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  return window.loadURL('data:text/html,<title>Empty</title><p>Empty</p>');
});
