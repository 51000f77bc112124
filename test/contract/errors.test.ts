import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { AppFailure, appError, assertNever, failure, success } from '../../contract/errors';
import { appErrorSchema } from '../../contract/ipc/app-error-schema';
import { en } from '../../contract/text/en';

describe('an error', () => {
  it.each(Object.entries(en.errors))('%s has a title and a hint', (code, { title, hint }) => {
    expect(title).not.toBe('');
    expect(hint).toMatch(/\.$/);
    expect(v.is(appErrorSchema, { code, message: 'what happened' })).toBe(true);
  });

  it('crosses a process as plain data, without a detail where there is none', () => {
    const error = appError('diverged', 'what happened');
    expect(structuredClone(error)).toEqual({ code: 'diverged', message: 'what happened' });
    expect(Object.keys(error)).toEqual(['code', 'message']);
    expect(failure('diverged', 'x', 'step 3')).toEqual({
      ok: false,
      error: { code: 'diverged', message: 'x', detail: 'step 3' },
    });
    expect(success(4)).toEqual({ ok: true, value: 4 });
  });

  it('with an unknown code or key is refused at the border', () => {
    expect(v.is(appErrorSchema, { code: 'nonsense', message: '' })).toBe(false);
    expect(v.is(appErrorSchema, { code: 'diverged', message: '', stack: '' })).toBe(false);
  });

  it('travels in an AppFailure where only throwing is possible', () => {
    const carried = new AppFailure(appError('outOfMemory', 'no room'));
    expect(carried.message).toBe('no room');
    expect(carried.error.code).toBe('outOfMemory');
    expect(() => assertNever('new case' as never)).toThrow('new case');
  });
});
