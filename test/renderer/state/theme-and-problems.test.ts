import { describe, expect, it } from 'vitest';
import { fieldId, problemAt, problemWithin } from '../../../renderer/state/problems';
import { resolveTheme } from '../../../renderer/state/theme';

describe('the theme', () => {
  it('is the chosen one, else the system’s', () => {
    expect(resolveTheme('system', true)).toBe('dark');
    expect(resolveTheme('system', false)).toBe('light');
    expect(resolveTheme('light', true)).toBe('light');
    expect(resolveTheme('dark', false)).toBe('dark');
  });
});

describe('finding a problem', () => {
  const problems = [
    { path: ['layers', 1, 'units'], message: 'units' },
    { path: ['training', 'epochs'], message: 'epochs' },
  ];

  it('shows it beside exactly its field', () => {
    expect(problemAt(problems, ['training', 'epochs'])).toBe('epochs');
    expect(problemAt(problems, ['layers', 1])).toBeUndefined();
    expect(problemAt(problems, ['layers', 1, 'activation'])).toBeUndefined();
  });

  it('marks all that contains the field', () => {
    expect(problemWithin(problems, ['layers', 1])).toBe('units');
    expect(problemWithin(problems, ['layers', 0])).toBeUndefined();
  });

  it('leads from a problem to the id of a control', () => {
    expect(fieldId(['layers', 1, 'units'])).toBe('field-layers-1-units');
  });
});
