/** Entry of the harness page: the whole window over a pretended main process. `?scene=` picks what is going on. */
import { fakeApi } from './fake-api';
import { regressionScene } from './regression-scenes';
import { sceneNamed } from './scenes';

const query = new URLSearchParams(location.search);
const name = query.get('scene') ?? 'idle';
const api = await fakeApi(name.startsWith('regression') ? regressionScene(name) : sceneNamed(name));
Object.defineProperty(window, 'api', { value: api });
await import('../../../renderer/main');
