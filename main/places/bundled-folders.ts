/** Where the parts of the app that travel with it lie, seen from a bundle in `dist/<part>/`, in a checkout and in a package. */
import { join } from 'node:path';

export interface BundledFolders {
  readonly renderer: string;
  readonly preloadScript: string;
  readonly trainerScript: string;
  readonly threadScript: string;
  readonly data: string;
  readonly kernels: string;
  /** A PNG. */
  readonly icon: string;
  readonly enginePacks: EnginePackFiles;
}

/** The parts that install and load an engine pack. */
export interface EnginePackFiles {
  readonly jobScript: string;
  readonly checkScript: string;
  /** Exports `openBackend`. */
  readonly backendScript: string;
  readonly bindingSources: string;
  readonly nodeHeaders: string;
  /** Made when the app was packaged; there is none in a checkout. */
  readonly readyBinding: string;
}

/** `bundleFolder`: the folder of the running bundle (`__dirname`). */
export function bundledFolders(bundleFolder: string): BundledFolders {
  const dist = join(bundleFolder, '..');
  // Real files lie beside the archive: a compiler reads no other, and of a file within it any open makes a copy that stays behind.
  const unpacked = dist.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  return {
    renderer: join(dist, 'renderer'),
    preloadScript: join(dist, 'preload', 'index.cjs'),
    trainerScript: join(dist, 'training', 'index.cjs'),
    threadScript: join(dist, 'training', 'thread.cjs'),
    data: join(unpacked, 'data'),
    kernels: join(unpacked, 'kernels'),
    icon: join(dist, 'icons', '256x256.png'),
    enginePacks: {
      jobScript: join(dist, 'engine-packs', 'job.cjs'),
      checkScript: join(dist, 'tensorflow', 'conformance.cjs'),
      backendScript: join(dist, 'tensorflow', 'backend.cjs'),
      bindingSources: join(unpacked, 'engine-packs', 'binding'),
      nodeHeaders: join(unpacked, 'engine-packs', 'node-api'),
      readyBinding: join(unpacked, 'engine-packs', 'tfjs_binding.node'),
    },
  };
}
