#!/usr/bin/env node
// The compiler of TypeScript 7, which needs about half the time of the one before. The tools that read programs through the compiler's JavaScript
// interface have none to read in 7: for them 5.9 stands at the top of the repository. Both call their program `tsc`, hence this name.
const compiler = new URL('bin/tsc', import.meta.resolve('typescript/package.json'));
await import(compiler.href);
