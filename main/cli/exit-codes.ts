/** With which code a command line of the app ends; 130 is a shell's own for Ctrl-C. */
export const EXIT_CODES = { finished: 0, failed: 1, badArguments: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
