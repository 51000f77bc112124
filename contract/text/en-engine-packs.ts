/** The English words of engine packs: what can go wrong with one, its settings, and the command that installs it. */

export const enEnginePackErrors = {
  enginePackMissing: {
    title: 'The engine is not installed',
    hint: 'Install it in Settings (in a folder of the source: npm run engine:tensorflow), or choose the built-in engine.',
  },
  enginePackCorrupt: {
    title: 'The engine’s files are damaged',
    hint: 'Remove the engine in Settings and install it again.',
  },
  enginePackWrongVersion: {
    title: 'The engine belongs to another version of Epoch Lab',
    hint: 'Install it again in Settings.',
  },
  enginePackUnsupported: {
    title: 'The engine cannot be had on this machine',
    hint: 'Use the built-in engine.',
  },
  enginePackDownload: {
    title: 'The engine could not be fetched',
    hint: 'Check the network, then install it again: what has arrived is kept.',
  },
  enginePackBuild: {
    title: 'The engine’s binding could not be built',
    hint: 'Install a C++ compiler, then install the engine again.',
  },
  enginePackUnfit: {
    title: 'The engine did not pass its check',
    hint: 'Use the built-in engine; the log has the details.',
  },
  enginePackBusy: {
    title: 'The engine is being installed already',
    hint: 'Wait for the other installation to end.',
  },
  enginePackCancelled: {
    title: 'The work on the engine was cancelled',
    hint: 'Begin it again whenever you like.',
  },
} as const;

export const enEnginePackText = {
  'packs.missing': 'There is no engine in {folder}.',
  'packs.manifestDamaged':
    'The list of the engine’s files, {path}, cannot be trusted ({reason}). The engine was not loaded.',
  'packs.noList': 'it is no such list',
  'packs.listTooLarge': 'it is too large',
  'packs.entryMisfits': 'the entry {place} does not fit',
  'packs.fileStrange': 'The file {path} does not belong to the engine. The engine was not loaded.',
  'packs.fileMissing': 'The engine’s file {path} is missing. The engine was not loaded.',
  'packs.fileDiffers':
    'The engine’s file {path} is not what was installed: its checksum differs. The engine was not loaded.',
  'packs.fileSize':
    'The engine’s file {path} is not what was installed: its size differs. The engine was not loaded.',
  'packs.fileUnreadable':
    'The engine’s file {path} cannot be read ({reason}). The engine was not loaded.',
  'packs.wrongFormat':
    'The engine was installed by another version of Epoch Lab (format {found}, here {expected}). It was not loaded.',
  'packs.wrongVersion':
    'The engine that is installed ({found}) is not the one that this version of Epoch Lab works with ({expected}). It was not loaded.',
  'packs.unsupported':
    'This engine cannot be had on {platform}: Epoch Lab knows TensorFlow’s libraries for Linux on x86-64 only. The built-in engine trains every network.',
  'packs.cannotFetch':
    'The file {file} ({megabytes, number} MB) could not be fetched, neither through pip nor directly. What has arrived is kept: install again once the Python package index can be reached.',
  'packs.wheelDamaged': 'The file {file} is not a proper Python wheel. Nothing was installed.',
  'packs.notWritable':
    '{deed, select, verify {The engine’s files could not be read ({reason}). Nothing was changed. Check the folder’s permissions.} remove {The engine could not be removed ({reason}). Check the folder’s permissions, then remove it again.} other {The engine could not be written ({reason}). Nothing was changed. Free some space, or check the folder’s permissions.}}',
  'packs.noSpace':
    'Installing needs {needed, number, ::.0} GB for a while, but only {free, number, ::.0} GB are free in {folder}. Nothing was changed. Free some space, then install again.',
  'packs.noCompiler':
    'A C++ compiler is needed to build the engine’s binding, and none was found. Install one (Debian, Ubuntu: “sudo apt install g++”; Fedora: “sudo dnf install gcc-c++”), then install the engine again. What has arrived is kept.',
  'packs.buildFailed':
    'The compiler {compiler} could not build the engine’s binding. What has arrived is kept; the details have the compiler’s own words.',
  'packs.checkFailed':
    '{count, plural, one {# of TensorFlow’s own tests fails} other {# of TensorFlow’s own tests fail}} on this machine, so the engine would compute wrong numbers. It was not installed.',
  'packs.cannotLoad':
    'TensorFlow’s libraries cannot be loaded on this machine. The engine was not installed; the details say why.',
  'packs.loadFailed':
    'TensorFlow’s libraries cannot be loaded, though every file is as it was installed. The details say why.',
  'packs.noDriver':
    'No NVIDIA driver was found, so TensorFlow computes on the processor. Install the driver for your GPU, then start Epoch Lab again.',
  'packs.noGpu':
    'The NVIDIA driver finds no GPU, so TensorFlow computes on the processor. Check that the GPU is enabled and not reserved.',
  'packs.noLibrary':
    'The library {library} is missing from the engine, so TensorFlow computes on the processor. Remove the engine in Settings and install it again.',
  'packs.gpuUnusable':
    'TensorFlow cannot use the GPU and computes on the processor: the driver is too old for CUDA 12, the GPU is older than TensorFlow supports, or another program holds its memory. Update the driver, end such programs, then start Epoch Lab again.',
  'packs.jobDied':
    'The process that worked on the engine ended without a word (code {code}). Nothing was changed.',
  'packs.busy': 'Another process is installing this engine. Nothing was changed.',
  'packs.busyHere': 'Something else is being done with this engine. Wait until it has ended.',
  'packs.cancelled':
    '{deed, select, verify {The verification was cancelled. Nothing was changed.} remove {The removal was cancelled. Remove the engine again to free all of its space.} other {The installation was cancelled. What has arrived is kept for another try.}}',
  'packs.failedInside':
    '{deed, select, verify {The engine could not be verified because of an error inside Epoch Lab. Nothing was changed; the log has the details.} remove {The engine could not be removed because of an error inside Epoch Lab. The log has the details.} other {The engine could not be installed because of an error inside Epoch Lab. Nothing was changed; the log has the details.}}',

  'packs.stage':
    '{stage, select, download {Fetching TensorFlow} unpack {Unpacking} build {Building the binding} strip {Making the libraries smaller} hash {Computing checksums} check {Running TensorFlow’s tests} finish {Finishing} other {Working}}',

  'engines.title': 'Engines',
  'engines.name': '{device, select, gpu {TensorFlow for NVIDIA GPUs} other {TensorFlow}}',
  'engines.aboutBuiltin': 'Part of Epoch Lab: trains every network, on any machine.',
  'engines.aboutPack':
    '{device, select, gpu {TensorFlow’s own libraries with CUDA 12. Needs an NVIDIA GPU and its driver; pays off for large networks.} other {TensorFlow’s own libraries, on the processor: to compare with, and for results as TensorFlow has them.}}',
  'engines.state':
    '{phase, select, absent {Not installed} installing {Installing …} verifying {Verifying …} removing {Removing …} ready {Ready} other {Cannot be used}}',
  'engines.unavailable': 'Not for this machine',
  'engines.versions': 'Versions',
  'engines.versionsOf': 'TensorFlow {tensorflow}, tfjs-node-gpu {binding}',
  'engines.deviceOf': '{kind, select, gpu {GPU: {name}} other {Processor: {name}}}',
  'engines.builtinDevice': 'Processor, WebAssembly',
  'engines.disk': 'On disk',
  'engines.builtinDisk': 'Nothing besides Epoch Lab',
  'engines.download': 'To fetch',
  'engines.check': 'Check',
  'engines.checkOf':
    '{passed, number} of TensorFlow.js’s own tests passed, {excepted, number} excepted by name',
  'engines.verified': 'Verified',
  'engines.progress': '{name}: {have} of {all}',
  'engines.install': 'Install',
  'engines.installOf': 'Install {name}',
  'engines.reinstall': 'Install again',
  'engines.reinstallOf': 'Install again: {name}',
  'engines.verify': 'Verify',
  'engines.verifyOf': 'Verify {name}',
  'engines.remove': 'Remove',
  'engines.removeOf': 'Remove {name}',
  'engines.cancel': 'Cancel',
  'engines.cancelOf': 'Cancel the work on {name}',
  'engines.removeTitle': 'Remove {name}?',
  'engines.removeText':
    'This frees {size}. Runs and their models are kept, and the engine can be installed again at any time.',
  'engines.keep': 'Keep',
  'engines.removeNow': 'Remove',

  'packCli.help': `Installs TensorFlow as an engine: its libraries, about 270 MB to fetch, and a binding built on this machine.

Usage: npm run engine:tensorflow [-- options]

  --gpu      The engine for NVIDIA GPUs (CUDA 12): 3.1 GB to fetch
  --verify   Compare what is installed with its manifest instead
  --remove   Remove what is installed instead
  --help     Show this text

Exit code: 0 done, 1 failed, 2 wrong arguments, 130 stopped by Ctrl-C (what has arrived is kept).`,
  'packCli.unknown': 'There is no option “{option}”.',
  'packCli.failed': '{message}\n\nWhat to do: {hint}',
  'packCli.installed':
    'TensorFlow {version} is installed in {folder}: {passed, number} of its own tests passed, {excepted, number} excepted. It computes on: {device}.',
  'packCli.verified': 'Every file in {folder} is as it was installed.',
  'packCli.removed': '{folder} was removed.',
} as const;
