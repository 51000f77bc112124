/** Entry of the harness page: the whole window over a pretended main process. `?scene=` picks what is going on. */
import { fakeApi } from './fake-api';
import { sceneNamed } from './scenes';

const query = new URLSearchParams(location.search);
const api = await fakeApi(sceneNamed(query.get('scene') ?? 'idle'));
Object.defineProperty(window, 'api', { value: api });
await import('../../../renderer/main');
