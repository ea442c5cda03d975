// For tests that Jest runs, as CommonJS or as ES modules. Jest loads packages in a way of its own, which knows not all of
// what Node does: what is asked for here is loaded past it, by the loader that started Jest.
'use strict';
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { constants, Script } = require('node:vm');

const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
const load = new Script('(url) => import(url)', { importModuleDynamically }).runInThisContext();
const url = pathToFileURL(path.join(__dirname, 'jest.js')).href;

exports.contractMatchers = async (...choices) => (await load(url)).contractMatchers(...choices);
exports.startMocks = async (...options) => (await load(url)).startMocks(...options);
