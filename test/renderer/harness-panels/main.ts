/** Shows the panels alone, with made-up runs, to look at them: ?theme=dark&screen=lab|evaluate&state=empty|early|done|live */
import '@fontsource-variable/inter';
import { mount } from 'svelte';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import Panels from './Panels.svelte';

const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';
const target = document.getElementById('app');
if (target === null) throw new Error('The page has no place for the panels.');
mount(Panels, {
  target,
  props: { screen: query.get('screen') ?? 'lab', state: query.get('state') ?? 'done' },
});
