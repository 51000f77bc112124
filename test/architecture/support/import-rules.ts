// Says why a floor may not import something, or nothing where it may.

import { builtinModules } from 'node:module';
import { type Floor, floorOf } from '../floors';

export function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function allowsPackage(floor: Floor, name: string): boolean {
  return floor.packages.some((allowed) =>
    allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
  );
}

export function packageProblem(floor: Floor, specifier: string): string | undefined {
  if (isBuiltin(specifier)) {
    return floor.mayUseNode ? undefined : `${floor.folder} knows no Node (${specifier})`;
  }
  if (allowsPackage(floor, packageOf(specifier))) return undefined;
  return `${floor.folder} may not import the package ${specifier}`;
}

export function floorProblem(floor: Floor, imported: string): string | undefined {
  const target = floorOf(imported)?.folder;
  if (target === floor.folder || (target !== undefined && floor.floors.includes(target))) {
    return undefined;
  }
  return `${floor.folder} may not import ${imported}`;
}
