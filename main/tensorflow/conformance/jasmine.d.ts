/** The part of Jasmine that runs specs inside a program of one's own. */
declare module 'jasmine-core/lib/jasmine-core/jasmine.js' {
  interface SpecResult {
    readonly fullName: string;
    readonly status: 'passed' | 'failed' | 'pending' | 'excluded';
    readonly failedExpectations: readonly { readonly message: string }[];
  }
  interface Reporter {
    jasmineStarted?(info: { readonly totalSpecsDefined: number }): void;
    specDone?(result: SpecResult): void;
    suiteDone?(result: SpecResult): void;
    jasmineDone?(result: {
      readonly failedExpectations: readonly { readonly message: string }[];
    }): void;
  }
  interface Env {
    configure(options: {
      readonly random?: boolean;
      readonly specFilter?: (spec: { getFullName(): string }) => boolean;
    }): void;
    addReporter(reporter: Reporter): void;
    execute(): Promise<unknown>;
  }
  interface Jasmine {
    getEnv(options: { readonly suppressLoadErrors: boolean }): Env;
  }
  export function core(self: unknown): Jasmine;
  function jasmineInterface(jasmine: Jasmine, env: Env): Record<string, unknown>;
  export { jasmineInterface as interface };
}
