/** Puts Jasmine's functions where tfjs-core's specs look for them; to be imported before them. */
import * as jasmineRequire from 'jasmine-core/lib/jasmine-core/jasmine.js';

const jasmineCore = jasmineRequire.core(jasmineRequire);

export const jasmineEnv = jasmineCore.getEnv({ suppressLoadErrors: true });

Object.assign(globalThis, jasmineRequire.interface(jasmineCore, jasmineEnv), {
  jasmine: jasmineCore,
});
