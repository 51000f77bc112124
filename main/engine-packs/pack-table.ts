/** What each pack is made of: the pinned wheels by platform, and the versions the app expects. */
import type { EnginePackId } from '../../contract/engine-packs/packs';
import pins from './pins.json';

export interface Wheel {
  readonly project: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** As an SPDX expression, or `LicenseRef-…` where there is none. */
  readonly licence: string;
}

export const TENSORFLOW_VERSION = '2.21.0';
/** Of `@tensorflow/tfjs-node-gpu`, whose sources the binding is built from. */
export const BINDING_VERSION = '4.22.0';
export const BINDING_LICENCE = 'Apache-2.0';
/** Of the manifest and of the folder's layout: a pack of another format is refused. */
export const PACK_FORMAT = 1;

export type Platform = 'linux-x64' | 'linux-arm64';

const WHEELS: Readonly<Record<EnginePackId, Partial<Record<Platform, readonly Wheel[]>>>> = pins;

export function platformName(
  platform: NodeJS.Platform = process.platform,
  architecture: string = process.arch,
): string {
  return `${platform}-${architecture}`;
}

/** The wheels of a pack; undefined where it cannot be had on this platform. */
export function wheelsOf(
  id: EnginePackId,
  platform: string = platformName(),
): readonly Wheel[] | undefined {
  return WHEELS[id][platform as Platform];
}

export function downloadBytes(wheels: readonly Wheel[]): number {
  return wheels.reduce((sum, { bytes }) => sum + bytes, 0);
}
