/** Entry of the window: mounts the app over its stores; or, when the page before this one died, the page that tells of it. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import { mount } from 'svelte';
import { CRASH_QUERY } from '../contract/crash-page';
import { INITIAL_PREFERENCES } from '../contract/preferences';
import { t } from '../contract/text/text';
import { errorOf, windowBackend } from './api';
import CrashPage from './crash/CrashPage.svelte';
import { FailureLog } from './crash/report-failure';
import Root from './Root.svelte';
import { startLab } from './state/start-lab';
import { onSystemLook, systemLook, type Media } from './state/system-look';
import { resolveLook, showLook, type SystemLook } from './state/theme';
import { followLanguage } from './state/window-language.svelte';

const backend = windowBackend();
const failures = new FailureLog(backend);
const media: Media = (query) => matchMedia(query);
const target = document.body;
const gone = new URLSearchParams(location.search).get(CRASH_QUERY);
let takesFiles = gone === null;
const tellMain = () => void backend.attempt('app:ready', { takesFiles });

void followLanguage(backend, document.documentElement).then(() => {
  if (gone === null) openApp();
  else openCrashPage(gone);
  document.querySelector('.frame')?.remove();
  tellMain();
});

function openApp(): void {
  const lab = startLab(backend, media);
  // Bugs end here, once: told of in the window, with the details in the log that main keeps.
  const report = (failure: unknown): void => {
    failures.write(failure);
    lab.notices.report(errorOf(failure));
  };
  addEventListener('error', (event) => report(event.error));
  addEventListener('unhandledrejection', (event) => report(event.reason));
  // The page of the crash has taken the app's place.
  const onfailure = (failure: unknown): void => {
    failures.write(failure);
    takesFiles = false;
    tellMain();
  };
  mount(Root, { target, props: { lab, reload, onfailure } });
}

/** Main has given the system's theme the one that was chosen. */
function openCrashPage(reason: string): void {
  const show = (look: SystemLook): void =>
    showLook(resolveLook(INITIAL_PREFERENCES, look), document.documentElement);
  show(systemLook(media));
  onSystemLook(media, show);
  addEventListener('error', (event) => failures.write(event.error));
  mount(CrashPage, { target, props: { backend, happened: t('crash.gone', { reason }), reload } });
}

/** The page as it was at the start, without a word of a crash in its address. */
function reload(): void {
  location.replace(location.pathname);
}
