import { describe, expect, it, vi } from 'vitest';
import { allowedEnvironment } from '../../../main/training/trainer-process';

vi.mock('electron', () => ({ utilityProcess: {} }));

describe('the training process’s environment', () => {
  it('has no variable that could change what the training process loads', () => {
    const source = {
      PATH: '/bin',
      NODE_OPTIONS: '-r x',
      LD_PRELOAD: 'x',
      ELECTRON_RUN_AS_NODE: '1',
    };
    expect(allowedEnvironment(source)).toEqual({ PATH: '/bin' });
  });
});
