// The floors of the house as data: for each folder what it may import. The longest matching folder counts.

export interface Floor {
  readonly folder: string;
  /** Other floors it may import, besides itself. */
  readonly floors: readonly string[];
  /** Packages it may import; `name/*` stands for every package of a scope. */
  readonly packages: readonly string[];
  readonly mayUseNode: boolean;
}

/** What the main process, the training process and the command line share: what lies on disk, where, and how they talk. */
const shared = ['main/runs', 'main/places', 'main/training/protocol'];

/** What installs and checks engine packs, in the app and in the terminal. */
const packs = 'main/engine-packs';

export const floors: readonly Floor[] = [
  {
    folder: 'contract',
    floors: [],
    packages: ['valibot', 'intl-messageformat'],
    mayUseNode: false,
  },
  {
    folder: 'engine',
    floors: ['contract', 'engine/tensorflow'],
    packages: [],
    mayUseNode: false,
  },
  { folder: 'engine/kernels/assembly', floors: [], packages: [], mayUseNode: false },
  {
    folder: 'engine/tensorflow',
    floors: ['contract', 'engine'],
    packages: ['@tensorflow/*'],
    mayUseNode: false,
  },
  ...shared.map((folder) => ({
    folder,
    floors: ['contract', ...shared],
    packages: ['valibot'],
    mayUseNode: true,
  })),
  {
    folder: packs,
    floors: ['contract', ...shared],
    packages: ['valibot', 'yauzl'],
    mayUseNode: true,
  },
  {
    folder: 'main/tensorflow',
    floors: ['contract', packs],
    packages: ['@tensorflow/*', 'jasmine-core'],
    mayUseNode: true,
  },
  {
    folder: 'main/training/worker',
    floors: ['contract', 'engine', 'engine/tensorflow', 'main/tensorflow', packs, ...shared],
    packages: [],
    mayUseNode: true,
  },
  {
    folder: 'main/cli',
    floors: ['contract', 'engine', 'main/training/worker', packs, ...shared],
    packages: [],
    mayUseNode: true,
  },
  {
    folder: 'main',
    floors: ['contract', packs, ...shared],
    packages: ['electron', 'valibot'],
    mayUseNode: true,
  },
  { folder: 'preload', floors: ['contract'], packages: ['electron'], mayUseNode: false },
  {
    folder: 'renderer',
    floors: ['contract'],
    packages: ['svelte', 'bits-ui', 'chart.js', '@lucide/svelte', '@fontsource-variable/*'],
    mayUseNode: false,
  },
];

/** Packages that exactly one file of the application imports. */
export const lonelyPackages: readonly string[] = ['chart.js'];

/** Folders whose files may import anything. */
export const freeFolders: readonly string[] = ['test', 'bench', 'scripts'];

export const longestFile = 300;

/** Names under which everything and nothing collects. */
export const atticNames: readonly string[] = [
  'common',
  'helper',
  'helpers',
  'manager',
  'misc',
  'types',
  'util',
  'utils',
];

export function floorOf(file: string): Floor | undefined {
  return floors
    .filter(({ folder }) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}
