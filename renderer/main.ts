/** Entry of the window: makes the stores, connects them with main and mounts the app. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import { errorOf, windowBackend } from './api';
import App from './App.svelte';
import { startLab } from './state/start-lab';

const lab = startLab(windowBackend(), matchMedia('(prefers-color-scheme: dark)'));

// Bugs end here, once: told of in the window, with the details in the log that main keeps.
addEventListener('error', (event) => lab.notices.report(errorOf(event.error)));
addEventListener('unhandledrejection', (event) => lab.notices.report(errorOf(event.reason)));

mount(App, { target: document.body, props: { lab } });
void lab.backend.attempt('app:ready', undefined);
