// The workflow that releases: it builds on every system, gives away no more rights than needed, and uses commands that exist; and the
// list of what is inside is complete.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectLicences } from '../../scripts/build/licences.mjs';
import { readYaml } from '../../scripts/package/read-yaml.mjs';
import { shippedBom } from '../../scripts/package/sbom.mjs';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
}

interface Job {
  readonly needs?: string;
  readonly permissions?: Record<string, string>;
  readonly strategy?: { readonly matrix: { readonly include: readonly { system: string }[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Record<string, string>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const file = '.github/workflows/release.yml';
const text = readFileSync(file, 'utf8');
const workflow = readYaml(file) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

describe('the release workflow', () => {
  it('runs every check first, then builds on the three systems, then publishes', () => {
    expect(Object.keys(workflow.jobs)).toEqual(['check', 'package', 'publish']);
    expect(workflow.jobs['package']?.needs).toBe('check');
    expect(workflow.jobs['publish']?.needs).toBe('package');
    const systems = workflow.jobs['package']?.strategy?.matrix.include.map(({ system }) => system);
    expect(systems).toEqual(['Linux', 'Windows', 'macOS']);
  });

  it('may only read, save where it publishes', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writers = Object.entries(workflow.jobs).filter(
      ([, job]) => job.permissions !== undefined,
    );
    expect(writers.map(([name]) => name)).toEqual(['publish']);
  });

  it('uses scripts that package.json has, and actions of one exact commit', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const used = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(used).toEqual(expect.arrayContaining(['test:package', 'package', 'sbom']));
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it('puts no secret into a command line', () => {
    expect(steps.filter(({ run }) => run?.includes('secrets.'))).toEqual([]);
  });

  it('publishes checksums', () => {
    const commands = workflow.jobs['publish']?.steps.map(({ run }) => run ?? '').join('\n');
    expect(commands).toContain('sha256sum');
  });
});

describe('the list of what is inside', () => {
  it('names every package that travels along, and no tool', async () => {
    const { components, dependencies } = await shippedBom();
    const names = components.map(({ name, version }) => `${name}@${version}`).sort();
    const expected = collectLicences().map(({ name, version }) => `${name}@${version}`);
    expect(names).toEqual(expected.sort());
    expect(names.some((name) => /^(vite|eslint|typescript)@/.test(name))).toBe(false);
    const known = new Set(components.map((component) => component['bom-ref']));
    for (const { dependsOn } of dependencies)
      expect(dependsOn.every((ref) => known.has(ref))).toBe(true);
  });
});
