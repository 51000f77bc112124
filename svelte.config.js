// How Svelte components are compiled: by the build, by svelte-check, by ESLint and in tests alike.

export default {
  compilerOptions: { runes: true },
};
