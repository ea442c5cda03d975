#!/usr/bin/env node
// Plain CommonJS that every Node reads: an old one gets a sentence instead of a stack.
'use strict';
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`workspace-contracts needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}
// Where Node can, what is compiled once is kept: the next start is faster
require('node:module').enableCompileCache?.();
import('../dist/src/cli/main.js').then((loaded) => loaded.program(process.argv.slice(2)));
