/** How an experiment is called as a file that people keep and share: JSON of `experimentSchema`. The packages register it with the system. */
export const EXPERIMENT_FILE = {
  /** Without the dot. */
  extension: 'epochlab',
  mimeType: 'application/vnd.epoch-lab.experiment+json',
} as const;
