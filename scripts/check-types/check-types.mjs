#!/usr/bin/env node
// The compiler of TypeScript 7, which needs about half the time of the one before. Tools that read programs through the compiler's
// JavaScript interface find none in 7: for them 5.9 stands at the top of the repository. Both call their program `tsc`, hence this name.
const compiler = new URL('bin/tsc', import.meta.resolve('typescript/package.json'));
await import(compiler.href);
