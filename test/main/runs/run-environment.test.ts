import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { EngineInfo } from '../../../contract/engine-info';
import {
  describeEnvironment,
  runEnvironmentSchema,
  withEngine,
} from '../../../main/runs/run-environment';

const engineOf = (id: EngineInfo['id']): EngineInfo => ({
  id,
  version: '1',
  device: 'CPU',
  threads: 1,
  precision: 'fast',
  reason: 'For a test.',
});
const data = { kind: 'mnist', sha256: { 'a-file': 'ab' } };
const facts = { appVersion: '1.2.3', engine: engineOf('tensorflow'), seed: 7, data };
const started = describeEnvironment(facts, new Date(0));
const turns = ({ engines }: typeof started) =>
  engines.map(({ engine, fromStep }) => [engine.id, fromStep]);

describe('the environment of a run', () => {
  it('lists the engines with the step from which each computed', () => {
    const moved = withEngine(
      withEngine(started, engineOf('builtin'), 50),
      engineOf('reference'),
      80,
    );
    expect(turns(moved)).toEqual([
      ['tensorflow', 0],
      ['builtin', 50],
      ['reference', 80],
    ]);
    expect(moved.engine.id).toBe('tensorflow');
    expect(v.parse(runEnvironmentSchema, JSON.parse(JSON.stringify(moved)))).toEqual(moved);
  });

  it('leaves out who computed steps that were lost and are done again', () => {
    const moved = withEngine(started, engineOf('builtin'), 50);
    expect(turns(withEngine(moved, engineOf('reference'), 50))).toEqual([
      ['tensorflow', 0],
      ['reference', 50],
    ]);
  });

  it('is read from before there was such a list', () => {
    const { engines: _engines, ...old } = started;
    expect(turns(v.parse(runEnvironmentSchema, old))).toEqual([['tensorflow', 0]]);
  });
});
